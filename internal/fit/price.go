package fit

import (
	"cmp"
	"slices"
)

// price lists the turned knobs, cheap ones first, with what each saves and
// costs on top of those before it.
func (p *problem) price(out *Proposal, a assignment) {
	turned := p.turned(a)
	step := p.kept()
	for _, i := range turned {
		peak, seconds := p.peak(step), p.seconds(step)
		step[i] = a[i]
		saves, slower := peak-p.peak(step), percent(p.seconds(step), seconds)
		for n, e := range p.editsOf(p.knobs[i], a[i], out.edits) {
			c := Change{
				Option: e.option, Value: e.value, Old: e.old, Where: e.where, Index: e.index + 1, Output: p.knobs[i].output(),
				single: p.knobs[i].codec() && a[i] <= 1,
			}
			if n == 0 {
				c.Saves, c.Slower = saves, slower
			}
			out.Changes, out.edits = append(out.Changes, c), append(out.edits, e)
		}
	}
}

// turned returns the indexes of the turned knobs: those that change no output
// first, then by what each costs alone, then by what it saves.
func (p *problem) turned(a assignment) []int {
	var all []int
	cost, saved := map[int]float64{}, map[int]int{}
	for i := range p.knobs {
		if a[i] == keep {
			continue
		}
		all = append(all, i)
		alone := p.kept()
		alone[i] = a[i]
		cost[i], saved[i] = p.seconds(alone), p.peak(alone)
	}
	slices.SortStableFunc(all, func(x, y int) int {
		return cmp.Or(
			cmp.Compare(b2i(p.knobs[x].output()), b2i(p.knobs[y].output())), cmp.Compare(cost[x], cost[y]), cmp.Compare(saved[x], saved[y]),
		)
	})
	return all
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// mostRests is how many parts a proposal names that keep their threads.
const mostRests = 3

// rests names the largest parts of what is left that no option makes smaller.
func (p *problem) rests(a assignment) []Rest {
	all := []Rest{}
	for i, part := range p.parts {
		if n := p.threads(i, a); n > 0 && len(part.links) == 0 && part.Name != "main" {
			all = append(all, Rest{Name: part.Name, Role: part.Role, Threads: n, Why: why(part)})
		}
	}
	slices.SortStableFunc(all, func(x, y Rest) int { return y.Threads - x.Threads })
	return all[:min(len(all), mostRests)]
}

// why says why no option reaches a part.
func why(p part) string {
	switch p.Model {
	case "cli/1":
		return "the program's own threads: one for each of its parts"
	case "lavfi-pool/1":
		return "no option reaches the filters of a -f lavfi input; a mask of fewer CPUs does"
	case "hwaccel/1", "fixed/1":
		return "no option reaches it"
	}
	return "no option that may be changed here reaches it"
}
