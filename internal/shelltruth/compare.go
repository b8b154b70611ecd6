package shelltruth

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/shelltruth/real"
)

// Verdict is how a claim and what happened relate.
type Verdict string

// The verdicts, worst first.
const (
	// Under: more ran at once than ffvet says.
	Under Verdict = "under"
	// Missed: something ran that ffvet has no command for.
	Missed Verdict = "missed"
	// Extra: ffvet has a command that never ran.
	Extra Verdict = "extra"
	// Above: fewer ran at once than the number that ffvet says.
	Above Verdict = "above"
	// Open: ffvet says that there is no limit, or that it is not known.
	Open Verdict = "open"
	// Equal: the numbers and the argument lists are the same.
	Equal Verdict = "equal"
)

// Compare holds a claim against what happened in all runs of a script; text
// says what differs.
func Compare(c Claim, logs []real.Log) (v Verdict, text string) {
	peak := 0
	for _, l := range logs {
		peak = max(peak, l.Peak(func(real.Start) bool { return true }))
	}
	hi, finite := c.Peak.Hi()
	if finite && int64(peak) > hi {
		return Under, fmt.Sprintf("%d ran at once, ffvet says %d", peak, hi)
	}
	for _, l := range logs {
		for _, s := range l.Starts {
			if !c.covers(s) {
				return Missed, "ran: " + shown(s)
			}
		}
	}
	for _, command := range c.Commands {
		if n, hi := c.own(command, logs); int64(n) > hi {
			return Under, fmt.Sprintf("%d of %s ran at once, ffvet says %d", n, command, hi)
		}
	}
	for _, command := range c.Commands {
		if !ran(command, logs) {
			return Extra, "never ran: " + command.String()
		}
	}
	switch {
	case !finite:
		return Open, fmt.Sprintf("%d ran at once, ffvet says %s", peak, c.Peak)
	case int64(peak) < hi:
		return Above, fmt.Sprintf("%d ran at once, ffvet says %d", peak, hi)
	}
	return Equal, ""
}

func shown(s real.Start) string { return s.Program + " " + strings.Join(s.Args, " ") }

// covers reports whether a command of the claim can be the start.
func (c Claim) covers(s real.Start) bool {
	for _, command := range c.Commands {
		if command.Matches(s.Program, s.Args) {
			return true
		}
	}
	return false
}

// own returns how many starts were alive at once that can only be the
// command, and how many the claim says at most.
func (c Claim) own(command Command, logs []real.Log) (n int, most int64) {
	hi, finite := command.Procs.Hi()
	if !finite {
		return 0, 0
	}
	only := func(s real.Start) bool {
		for _, other := range c.Commands {
			if other.Matches(s.Program, s.Args) != (other.String() == command.String()) {
				return false
			}
		}
		return true
	}
	sum := int64(0) // the same words may stand at several places
	for _, other := range c.Commands {
		if h, ok := other.Procs.Hi(); other.String() == command.String() {
			if !ok {
				return 0, 0
			}
			sum += h
		}
	}
	for _, l := range logs {
		n = max(n, l.Peak(only))
	}
	return n, max(sum, hi)
}

// ran reports whether some start can be the command.
func ran(command Command, logs []real.Log) bool {
	for _, l := range logs {
		for _, s := range l.Starts {
			if command.Matches(s.Program, s.Args) {
				return true
			}
		}
	}
	return false
}
