package rules

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/source"
)

// mostLabels is how many places of one command a finding annotates.
const mostLabels = 6

// threadLabels say at each place of a command what a thread option reaches,
// and which pools stay automatic with how many threads.
func threadLabels(u *facts.Unit, c *facts.Command) []source.Note {
	var labels []source.Note
	for _, o := range reachOf(c).given {
		labels = append(labels, source.Note{At: o.at, Text: "reaches only " + list(o.roles)})
	}
	pools := openPools(c)
	if len(labels)+len(pools) > mostLabels {
		slices.SortStableFunc(pools, func(a, b openPool) int { return -cmp.Compare(a.threads(64), b.threads(64)) })
		pools = pools[:max(1, mostLabels-len(labels))]
	}
	for _, p := range pools {
		labels = append(labels, source.Note{At: p.at, Text: p.words(u)})
	}
	return labels
}

// openPool are the components that one place of a command leaves to the machine.
type openPool struct {
	at    source.Span
	names []string
	parts []estimate.Component
}

// openPools returns the automatic components of a command by their places,
// as far as they have one.
func openPools(c *facts.Command) []openPool {
	var pools []openPool
	for _, part := range c.Estimate.Threads.Components {
		at := placeOf(c, part)
		if at.IsZero() || !follows(part) {
			continue
		}
		i := slices.IndexFunc(pools, func(p openPool) bool { return p.at == at })
		if i < 0 {
			i, pools = len(pools), append(pools, openPool{at: at})
		}
		p := &pools[i]
		p.parts = append(p.parts, part)
		if name := named(c, part); !slices.Contains(p.names, name) {
			p.names = append(p.names, name)
		}
	}
	return pools
}

// threads returns how many the pool has on a machine.
func (p openPool) threads(cpus int) int64 {
	total := 0
	for _, part := range p.parts {
		n, _ := estimate.Again(part.Model, part.Args, estimate.Machine{CPUs: cpus, HostCPUs: cpus})
		total += n
	}
	return int64(total)
}

// words say what stays automatic: "encoder libx264 stays automatic: 40
// threads on 64 CPUs".
func (p openPool) words(u *facts.Unit) string {
	text := fmt.Sprintf("%s %s automatic: ", list(p.names), stay(len(p.names)))
	if n := u.Limits.CPUSeen.N; n > 0 {
		now := 0
		for _, part := range p.parts {
			now += part.Threads
		}
		return text + fmt.Sprintf("%s on %s", count(int64(now), "thread", "threads"), count(int64(n), "CPU", "CPUs"))
	}
	return text + fmt.Sprintf("%s / %s / %s threads on 4 / 16 / 64 CPUs", digits(p.threads(4)), digits(p.threads(16)), digits(p.threads(64)))
}
