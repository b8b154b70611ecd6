package budget

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/fit"
)

// mostOptions is how many options a headline spells out; more are left to
// ffvet explain --fit.
const mostOptions = 2

// fits returns what would bring a line that is over under what is allowed, by
// changing one factor of its cause.
func (b builder) fits(l Line, cause Contributor) []string {
	if l.Allowed == nil || l.State == Fits || l.State == Unknown {
		return nil
	}
	used, finite := l.Used().Hi()
	value, known := cause.Value.Hi()
	if !finite || !known || value == 0 {
		return nil
	}
	allowed, _ := l.Allowed.MilliHi()
	left := allowed/1000 - (used - value)
	if !sums(l.Key) {
		left = allowed / 1000
	}
	var ways []string
	if way, ok := b.fewerThreads(l.Key, cause, left); ok {
		ways = append(ways, way)
	}
	if way, ok := fewerCopies(cause, value, left); ok {
		ways = append(ways, way)
	}
	return ways
}

// sums reports whether a line is the sum of what its units add.
func sums(key string) bool {
	return strings.HasSuffix(key, "_per_node") || strings.HasSuffix(key, "_total") || key == "segments_per_minute"
}

// fewerCopies says to which number the copies would have to go down.
func fewerCopies(c Contributor, value, left int64) (string, bool) {
	if len(c.Factors) == 0 || c.Factors[0].Name != "copies" {
		return "", false
	}
	f := c.Factors[0]
	copies, finite := f.Value.Hi()
	if !finite || copies < 2 || left <= 0 {
		return "", false
	}
	n := left / ((value + copies - 1) / copies)
	switch {
	case n < 1:
		return "", false
	case f.Key == "" || strings.ContainsAny(f.Key, " []"):
		return fmt.Sprintf("at most %d copies", n), true
	}
	return fmt.Sprintf("%s %d", f.Key, n), true
}

// fewerThreads says which options of the largest command leave every process
// its share, or how to get them.
func (b builder) fewerThreads(key string, cause Contributor, left int64) (string, bool) {
	if !strings.HasPrefix(key, "threads_") && !strings.HasPrefix(key, "pids_") {
		return "", false
	}
	share, last := left, Factor{}
	for _, f := range cause.Factors {
		if last = f; f.Name == "threads" {
			break
		}
		n, finite := f.Value.Hi()
		if !finite || n == 0 {
			return "", false
		}
		share /= n
	}
	c := b.command(last.File, last.Line)
	if c == nil || share < 1 || int64(c.Estimate.Threads.Peak) <= share {
		return "", false
	}
	p := fit.Propose(c, machineOf(c), int(share))
	if !p.Fits || p.Single() || len(p.Changes) == 0 {
		return "", false
	}
	if len(p.Changes) > mostOptions {
		return fmt.Sprintf("`ffvet explain --fit %d %s:%d`", share, plain(c.File), c.Line), true
	}
	var options []string
	for _, o := range p.Changes {
		options = append(options, fmt.Sprintf("`%s %s`", o.Option, o.Value))
	}
	return strings.Join(options, " and "), true
}

// command returns the command at a place.
func (b builder) command(file string, line int) *facts.Command {
	for _, c := range b.doc.Commands {
		if c.File == file && c.Line == line {
			return c
		}
	}
	return nil
}

func machineOf(c *facts.Command) estimate.Machine {
	return estimate.Machine{CPUs: c.Estimate.CPUs, HostCPUs: c.Estimate.HostCPUs}
}
