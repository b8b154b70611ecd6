package rules

import (
	"fmt"
	"maps"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// mostPerPool is the largest number of threads for each pool that is
// proposed: more than that hardly speeds up one encode.
const mostPerPool = 16

// fewerThreads says how the unit's copies on one node get under the number
// of threads that is left for them: by the options that keep most threads,
// or by fewer copies on the node where no more than one thread each fits.
func fewerThreads(d *facts.Document, s share, left int64) string {
	u := s.unit
	c, _ := busiest(d, u)
	copies, known := s.copies.Hi()
	if c == nil || !known || copies == 0 {
		return "lower the copies on one node"
	}
	for n := int64(min(c.Estimate.CPUs, mostPerPool)); n > 1; n-- {
		each, ok := copyWith(u, c, n)
		if ok && copies*each <= left {
			return fmt.Sprintf("%s make it %s × %s = %s", optionsFor(c, n), digits(copies), digits(each), digits(copies*each))
		}
	}
	return fewerCopies(u, c, copies, left)
}

// within says which options hold one process to at most that many threads,
// with as many for each pool as fit; where not even two do, what two make.
func within(c *facts.Command, most int64) string {
	n := int64(mostPerPool)
	for ; n > 2; n-- {
		if each, ok := processWith(c, n, c.Estimate.CPUs); ok && each <= most {
			break
		}
	}
	help := optionsFor(c, n)
	few, known := processWith(c, n, 1)
	if many, _ := processWith(c, n, usualNode); !known || few != many {
		return help // something stays that no option reaches: no single number
	}
	help += " make it " + count(few, "thread", "threads")
	if few > most {
		help += ": still too many, so divide the work or allow more"
	}
	return help
}

// fewerCopies says how many copies fit onto a node with two threads for each
// pool, and what one thread for each would make of all of them.
func fewerCopies(u *facts.Unit, c *facts.Command, copies, left int64) string {
	each, ok := copyWith(u, c, 2)
	if !ok || each == 0 || left < each {
		return fmt.Sprintf("let fewer of the %s copies share a node", digits(copies))
	}
	help := fmt.Sprintf("let at most %s of the %s copies share a node, with %s: %s × %s = %s",
		digits(left/each), digits(copies), optionsFor(c, 2), digits(left/each), digits(each), digits(left/each*each))
	if least, ok := copyWith(u, c, 1); ok && copies*least <= left {
		help += fmt.Sprintf("; with 1 instead of 2 all fit (%s × %s = %s), each at the speed of one thread", digits(copies), digits(least), digits(copies*least))
	}
	return help
}

// copyWith returns the threads of one copy if each pool of the command had n.
func copyWith(u *facts.Unit, c *facts.Command, n int64) (int64, bool) {
	now, known := u.Threads.Hi()
	each, ok := processWith(c, n, c.Estimate.CPUs)
	if !known || !ok {
		return 0, false
	}
	procs := bound.Of(1).Max(c.Found.Procs).Or(1)
	return now - procs*(int64(c.Estimate.Threads.Peak)-each), true
}

// processWith returns the threads of one process on that many CPUs if each
// of its pools that an option reaches had n.
func processWith(c *facts.Command, n int64, cpus int) (int64, bool) {
	m := estimate.Machine{CPUs: cpus, HostCPUs: cpus}
	total := 0
	for _, part := range c.Estimate.Threads.Components {
		args := part.Args
		if follows(part) {
			args = limitedTo(part, int(n))
		}
		value, ok := estimate.Again(part.Model, args, m)
		if !ok {
			return 0, false
		}
		total += value
	}
	return int64(total), true
}

// limitedTo returns the component's arguments with its thread option set.
func limitedTo(part estimate.Component, n int) map[string]any {
	args := maps.Clone(part.Args)
	for _, name := range []string{"threads", "pools", "lp"} {
		if _, has := args[name]; has {
			args[name] = n
		}
	}
	return args
}
