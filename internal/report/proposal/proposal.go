// Package proposal writes what brings a command under a number of threads:
// the numbers before and after, each change with its place and its price, and
// the whole command.
package proposal

import (
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/ffvet/ffvet/internal/fit"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/internal/report/cell"
)

// Options say how to write a proposal.
type Options struct {
	// Name stands in front where several commands are fitted: "encode.sh:12".
	Name string
	// Declared says that the CPUs of the machine are declared; else the
	// proposal tells the threads on several machines.
	Declared bool
	// Width is the most characters of a line; the command is one line, whatever it has.
	Width int
	// Diff is the same as a change of the file; "" if it cannot be made there.
	Diff string
}

// Write writes a proposal.
func Write(w io.Writer, p fit.Proposal, o Options) error {
	page := &page{Options: o, proposal: p}
	page.answer()
	page.changes()
	page.rest()
	if len(p.Changes) > 0 {
		page.line("")
		page.line("  %s", report.Line(p.Command))
	}
	if o.Diff != "" {
		page.line("")
		page.text.WriteString(o.Diff)
	}
	_, err := io.WriteString(w, page.text.String())
	return err
}

type page struct {
	Options
	proposal fit.Proposal
	text     strings.Builder
}

func (p *page) line(format string, args ...any) {
	fmt.Fprintln(&p.text, strings.TrimRight(fmt.Sprintf(format, args...), " "))
}

// say writes a sentence, over several lines if need be.
func (p *page) say(indent, format string, args ...any) {
	for _, line := range cell.Wrap(report.Line(fmt.Sprintf(format, args...)), p.Width, indent) {
		p.line("%s", line)
	}
}

func (p *page) answer() {
	f := p.proposal
	name := ""
	if p.Name != "" {
		name = p.Name + ": "
	}
	machine := "on " + count(f.CPUs, "CPU")
	switch {
	case f.Fits && len(f.Changes) == 0:
		p.line("%s%s %s: it fits under %d as it is", name, count(f.Before, "thread"), machine, f.Wanted)
	case f.Fits:
		p.line("%s%s %s become %d, with %s: %s", name, count(f.Before, "thread"), machine, f.After, count(len(f.Changes), "option"), slower(f.Slower))
	default:
		p.line("%s%s %s cannot get under %d by options: %d is the least", name, count(f.Before, "thread"), machine, f.Wanted, f.After)
	}
	if !p.Declared {
		p.line("  as changed: %d on 4 CPUs, %d on 16, %d on 64", f.ByCPUs["4"], f.ByCPUs["16"], f.ByCPUs["64"])
	}
}

// changes are a table: what to write, where, what it saves and what it costs.
func (p *page) changes() {
	var rows [][]string
	for _, c := range p.proposal.Changes {
		what := c.Option + " " + c.Value
		where := c.Where
		if c.Old != "" {
			where += ", instead of " + c.Old
		}
		rows = append(rows, []string{report.Line(what), report.Line(where), saved(c.Saves), slower(c.Slower)})
	}
	if len(rows) == 0 {
		return
	}
	p.line("")
	widths := make([]int, 3)
	for _, r := range rows {
		for i := range widths {
			widths[i] = max(widths[i], len(r[i]))
		}
	}
	for _, r := range rows {
		p.line("  %-*s  %-*s  %*s  %s", widths[0], r[0], widths[1], r[1], widths[2], r[2], r[3])
	}
}

// rest tells what stays, what was not proposed, and what to know.
func (p *page) rest() {
	f := p.proposal
	if !f.Fits && len(f.Stay) > 0 {
		p.line("")
		for _, r := range f.Stay {
			p.say("    ", "  %s keeps %s: %s", r.Name, count(r.Threads, "thread"), r.Why)
		}
	}
	if len(f.Notes) > 0 {
		p.line("")
	}
	for _, n := range f.Notes {
		p.say("    ", "  %s", n)
	}
	for _, c := range f.Changes {
		if c.Output {
			p.line("")
			p.say("  ", "  Encoders write other bytes with another number of threads. How much slower is estimated from measured speeds (docs/fit.md).")
			return
		}
	}
}

func saved(n int) string {
	switch {
	case n == 0:
		return "with it"
	case n < 0:
		return "+" + count(-n, "thread")
	}
	return "-" + count(n, "thread")
}

// slower words a price in percent.
func slower(percent float64) string {
	switch n := math.Round(percent); {
	case n >= 100:
		return fmt.Sprintf("about %.1f times as long", 1+percent/100)
	case n >= 1:
		return fmt.Sprintf("about %.0f %% slower", n)
	case n <= -1:
		return fmt.Sprintf("about %.0f %% faster", -n)
	}
	return "no slower"
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
