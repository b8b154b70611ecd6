package budget

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/parser/bound"
)

// headline words the line that says most, with its cause and what would fit.
func (b builder) headline(r *Report) string {
	group, line := worst(r.Groups)
	if line == nil {
		return ""
	}
	text := Sentence(*group, *line)
	cause := line.cause()
	if cause == nil {
		return text
	}
	text = plain(text + ": " + cause.Product())
	if ways := b.fits(*line, *cause); len(ways) > 0 {
		text += "; fits with " + strings.Join(ways, " or ")
	}
	return text
}

// Headline words the line of the groups that says most: what is newly over,
// what is over, what grew, in this order; within each the first. It names who
// adds most to it. "" if there is nothing to say.
func Headline(groups []Group) string {
	group, line := worst(groups)
	if line == nil {
		return ""
	}
	text := Sentence(*group, *line)
	if len(line.By) == 0 {
		return text
	}
	top := line.By[0]
	return plain(fmt.Sprintf("%s: %s %s adds %s", text, top.Repo, top.Unit, Amount(line.Key, top.Value)))
}

// plain keeps names out of code: only proposals stand in backquotes.
func plain(text string) string { return strings.ReplaceAll(text, "`", "'") }

// worst returns the line of the headline; nil if there is nothing to say.
func worst(groups []Group) (group *Group, line *Line) {
	best := 0
	for i := range groups {
		for j := range groups[i].Lines {
			l := &groups[i].Lines[j]
			if n := l.weight(); n > best {
				best, group, line = n, &groups[i], l
			}
		}
	}
	return group, line
}

func (l Line) weight() int {
	switch {
	case l.State == Over && l.Grew():
		return 5
	case l.State == Over:
		return 4
	case l.State == Known:
		return 3
	case l.Grew() && l.State == Unknown:
		return 2
	case l.Grew():
		return 1
	}
	return 0
}

// Sentence says how a line of a group stands, and what it was: "+1,920
// threads on one node of pool enc: 2,240 of 640".
func Sentence(g Group, l Line) string {
	name := Name(l.Key) + " of " + g.Kind + " " + g.Name
	if strings.HasSuffix(l.Key, "_total") || l.Key == "segments_per_minute" || l.Key == "overlap" {
		name = Name(l.Key) + " on pool " + g.Name
		if g.Kind == "role" {
			name = Name(l.Key) + " of role " + g.Name
		}
	}
	state := Amount(l.Key, l.Used())
	if l.Allowed != nil {
		state += " of " + Amount(l.Key, *l.Allowed)
	}
	now, finite := l.Used().MilliHi()
	if l.Grew() {
		if before, known := l.Before.MilliHi(); known && finite {
			return fmt.Sprintf("+%s %s, now %s", Amount(l.Key, bound.Milli(now-before)), name, state)
		}
		return fmt.Sprintf("%s from %s to %s", name, Amount(l.Key, *l.Before), state)
	}
	return state + " " + name
}

// cause is the contributor whose factors changed, else the largest.
func (l Line) cause() *Contributor {
	for i, c := range l.By {
		for _, f := range c.Factors {
			if f.Before != nil {
				return &l.By[i]
			}
		}
	}
	if len(l.By) == 0 {
		return nil
	}
	return &l.By[0]
}

// Product words the factors: "hpa.yaml:9 2→20 × encode.sh:14 96".
func (c Contributor) Product() string {
	var parts []string
	for i, f := range c.Factors {
		if f.Before == nil && f.Value == bound.Of(1) && i < len(c.Factors)-1 {
			continue // one of something is no factor
		}
		value := Amount(f.Name, f.Value)
		if f.Before != nil {
			value = Amount(f.Name, *f.Before) + "→" + value
		}
		parts = append(parts, fmt.Sprintf("%s:%d %s", f.File, f.Line, value))
	}
	if len(parts) == 0 {
		return fmt.Sprintf("%s:%d", c.File, c.Line)
	}
	return strings.Join(parts, " × ")
}

// Name says what a key counts.
func Name(key string) string {
	thing, per, ok := strings.Cut(key, "_")
	switch {
	case key == "overlap":
		return "runs at once"
	case key == "pids_per_node":
		return "tasks on one node"
	case key == "starts_per_run":
		return "process starts in one run"
	case key == "segments_per_minute":
		return "segments a minute"
	case !ok:
		return thing
	}
	switch per {
	case "per_node":
		return thing + " on one node"
	case "per_process":
		return thing + " in one process"
	case "per_copy":
		return thing + " in one copy"
	}
	return thing + " in all"
}

// Amount prints a number of what a key counts: "5,740", "4.5 GiB", "inf".
func Amount(key string, b bound.Bound) string {
	if n, finite := b.Hi(); finite && strings.HasPrefix(key, "memory") {
		return report.Bytes(n)
	}
	return report.Thousands(b.String())
}
