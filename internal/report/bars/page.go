// Package bars shows budgets: as bars for a terminal, and as Markdown for a
// comment on a pull request.
package bars

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/budget"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/parser/bound"
)

// Page is what is shown.
type Page struct {
	// Headline is the worst line with its cause; "" if all is well.
	Headline string
	Groups   []budget.Group
	Compared bool     // there is a baseline: show the change
	Notes    []string // whole sentences for the end
}

// title names a group with what it offers.
func title(g budget.Group) string {
	var parts []string
	if g.Nodes > 0 {
		parts = append(parts, plural(int64(g.Nodes), "node"))
	}
	if g.CPUs > 0 {
		parts = append(parts, plural(int64(g.CPUs), "CPU"))
	}
	if g.Memory > 0 {
		parts = append(parts, report.Bytes(g.Memory))
	}
	if g.Pool != "" {
		parts = append(parts, "on pool "+g.Pool)
	}
	return strings.Join(parts, ", ")
}

func plural(n int64, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return report.Thousands(fmt.Sprint(n)) + " " + what + "s"
}

// used words what a line uses, with the calm value where it differs.
func used(l budget.Line) string {
	if l.Steady.String() == l.Peak.String() {
		return budget.Amount(l.Key, l.Peak)
	}
	return fmt.Sprintf("%s (%s %s)", budget.Amount(l.Key, l.Used()), other(l), budget.Amount(l.Key, otherOf(l)))
}

func other(l budget.Line) string {
	if l.Window == "steady" {
		return "peak"
	}
	return "steady"
}

func otherOf(l budget.Line) bound.Bound {
	if l.Window == "steady" {
		return l.Peak
	}
	return l.Steady
}

// change words what is different from the baseline; "" if nothing is.
func change(l budget.Line) string {
	if l.Before == nil || budget.Compare(l.Used(), *l.Before) == 0 {
		return ""
	}
	now, finite := l.Used().MilliHi()
	before, known := l.Before.MilliHi()
	switch {
	case !finite || !known:
		return "was " + budget.Amount(l.Key, *l.Before)
	case now > before:
		return "+" + budget.Amount(l.Key, bound.Milli(now-before))
	}
	return "−" + budget.Amount(l.Key, bound.Milli(before-now))
}

// lines returns the lines of a group that say something: those with a limit,
// or all that have a number where there is no limit at all. The long form
// adds what changed, and the numbers of pools.
func lines(g budget.Group, short bool) []budget.Line {
	limited := slices.ContainsFunc(g.Lines, func(l budget.Line) bool { return l.Allowed != nil })
	terse := limited && (short || g.Kind == "role")
	var all []budget.Line
	for _, l := range g.Lines {
		if l.Allowed != nil || change(l) != "" && !(short && limited) || !terse && !l.Used().IsZero() {
			all = append(all, l)
		}
	}
	return all
}

// contributors returns those worth showing: where it is tight all of them,
// else the first.
func contributors(l budget.Line, most int) []budget.Contributor {
	switch {
	case l.State == budget.Free && !l.Grew():
		most = 0
	case l.State == budget.Fits && !l.Grew():
		most = 1
	}
	return l.By[:min(len(l.By), most)]
}
