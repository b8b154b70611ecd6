package rules

import (
	"fmt"
	"math"
	"strings"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/fit"
	"github.com/ffvet/ffvet/parser/bound"
)

// fewerThreads says how the unit's copies on one node get under the number
// of threads that is left for them: by the options that keep the most
// throughput, or by fewer copies on the node where no more than one thread
// for each codec fits.
func fewerThreads(d *facts.Document, s share, left int64) string {
	u := s.unit
	c, _ := busiest(d, u)
	copies, known := s.copies.Hi()
	if c == nil || !known || copies == 0 {
		return "lower the copies on one node"
	}
	p, ok := fitCopy(u, c, left/copies)
	if ok && p.Fits && !p.Single() {
		each := copyWith(u, c, p)
		return fmt.Sprintf("%s make it %s × %s = %s", optionsOf(p), digits(copies), digits(each), digits(copies*each))
	}
	return fewerCopies(u, c, copies, left, p)
}

// within says which options hold one process to at most that many threads.
func within(c *facts.Command, most int64) string {
	p := fit.Propose(c, machineOf(c), int(most))
	if len(p.Changes) == 0 {
		return "no option makes it fewer threads: divide the work or allow more"
	}
	help := optionsOf(p)
	if p.ByCPUs["1"] != p.ByCPUs["64"] {
		return help // something stays that no option reaches: no single number
	}
	help += " make it " + count(int64(p.After), "thread", "threads")
	if !p.Fits {
		help += ": still too many, so divide the work or allow more"
	}
	return help
}

// shareOf says which options give one process its share of a machine, and how
// they are written into its file.
func shareOf(c *facts.Command, cpus, share int64) (help string, fixes []finding.Fix) {
	p, ok := shareProposal(c, cpus, share)
	if !ok {
		return optionsFor(c, share), nil
	}
	return optionsOf(p), fixOf(c, p)
}

// shareProposal gives one process as many threads as it would have if it were
// alone on its share of the CPUs; false if no options do that.
func shareProposal(c *facts.Command, cpus, share int64) (fit.Proposal, bool) {
	alone, ok := threadsOn(c, int(share))
	if !ok {
		return fit.Proposal{}, false
	}
	p := fit.Propose(c, estimate.Machine{CPUs: int(cpus), HostCPUs: int(cpus)}, alone)
	return p, len(p.Changes) > 0 && p.Fits && !p.Single()
}

// fixOfCopy is what brings the unit's copies on one node under the number of
// threads that is left, where options of its busiest command alone do.
func fixOfCopy(d *facts.Document, s share, left int64) []finding.Fix {
	c, _ := busiest(d, s.unit)
	copies, known := s.copies.Hi()
	if c == nil || !known || copies == 0 {
		return nil
	}
	p, ok := fitCopy(s.unit, c, left/copies)
	if !ok {
		return nil
	}
	return fixOf(c, p)
}

// threadsOn returns the threads of the command on a machine of that many CPUs.
func threadsOn(c *facts.Command, cpus int) (int, bool) {
	total := 0
	for _, part := range c.Estimate.Threads.Components {
		n, ok := estimate.Again(part.Model, part.Args, estimate.Machine{CPUs: cpus, HostCPUs: cpus})
		if !ok {
			return 0, false
		}
		total += n
	}
	return total, true
}

// fewerCopies says how many copies fit onto a node with two threads for each
// codec, and what makes all of them fit.
func fewerCopies(u *facts.Unit, c *facts.Command, copies, left int64, all fit.Proposal) string {
	two := fit.Least(c, machineOf(c))
	each := copyWith(u, c, two)
	if each <= 0 || left < each {
		return fmt.Sprintf("let fewer of the %s copies share a node", digits(copies))
	}
	help := fmt.Sprintf("let at most %s of the %s copies share a node", digits(left/each), digits(copies))
	if len(two.Changes) > 0 {
		help += ", with " + optionsOf(two)
	}
	help += fmt.Sprintf(": %s × %s = %s", digits(left/each), digits(each), digits(left/each*each))
	if least := copyWith(u, c, all); all.Fits && len(all.Changes) > 0 {
		help += fmt.Sprintf("; with %s all fit (%s × %s = %s), %s", optionsOf(all), digits(copies), digits(least), digits(copies*least), slower(all))
	}
	return help
}

// fitCopy returns what brings one copy under a number of threads by its
// busiest command; false if nothing about that is known.
func fitCopy(u *facts.Unit, c *facts.Command, most int64) (fit.Proposal, bool) {
	now, known := u.Threads.Hi()
	if !known {
		return fit.Proposal{}, false
	}
	over := max(0, now-most)
	procs := max(1, bound.Of(1).Max(c.Found.Procs).Or(1))
	wanted := int64(c.Estimate.Threads.Peak) - (over+procs-1)/procs
	return fit.Propose(c, machineOf(c), int(wanted)), true
}

// copyWith returns the threads of one copy with a proposal for the command.
func copyWith(u *facts.Unit, c *facts.Command, p fit.Proposal) int64 {
	procs := bound.Of(1).Max(c.Found.Procs).Or(1)
	return u.Threads.Or(0) - procs*int64(p.Before-p.After)
}

// machineOf is the machine that the command's estimate is for.
func machineOf(c *facts.Command) estimate.Machine {
	if m := c.Estimate.Machine; m.CPUs > 0 {
		return m
	}
	return estimate.Machine{CPUs: c.Estimate.CPUs, HostCPUs: c.Estimate.CPUs}
}

// optionsOf words a proposal's options, with the places of those that are for
// one file.
func optionsOf(p fit.Proposal) string {
	var parts []string
	for _, c := range p.Changes {
		text := c.Option + " " + c.Value
		if strings.HasPrefix(c.Where, "before") && c.Option == "-threads" {
			text += " " + c.Where
		}
		parts = append(parts, text)
	}
	return list(parts)
}

// slower words the price of a proposal.
func slower(p fit.Proposal) string {
	if p.Slower < 1 {
		return "no slower"
	}
	return fmt.Sprintf("about %.0f %% slower", math.Round(p.Slower))
}

// fixOf returns a proposal as a fix of the command's file.
func fixOf(c *facts.Command, p fit.Proposal) []finding.Fix {
	fix, ok := p.Fix(c)
	if !ok || !p.Fits || p.Single() {
		return nil
	}
	return []finding.Fix{fix}
}
