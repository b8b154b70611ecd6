package capacity

import (
	"slices"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// flow is the groups of one run of a workflow or pipeline, or a group that
// stands alone.
type flow struct {
	groups  []group
	moments int
	limit   *bound.Bound
}

// runsOf collects the groups into runs, in the order of the first group.
func runsOf(groups []group) []*flow {
	index := map[string]*flow{}
	var runs []*flow
	for _, g := range groups {
		f := flowOf(g)
		key := ""
		if f != nil {
			key = g[0].Unit.System + "\x00" + f.Run
		}
		r := index[key]
		if r == nil || f == nil {
			r = &flow{}
			runs = append(runs, r)
			if f != nil {
				index[key], r.limit = r, f.Cap
			}
		}
		r.groups = append(r.groups, g)
		if f != nil {
			r.moments = max(r.moments, len(f.Alive))
		}
	}
	return runs
}

// maxMoments is how many combinations of moments of several runs are looked
// at; of more, jobs that wait for one another are taken as if they did not.
const maxMoments = 256

// momentsOf returns what can be there at once: the groups that stand alone,
// with those of each run at one of its moments.
func momentsOf(groups []group) [][]group {
	all := [][]group{nil}
	for _, r := range runsOf(groups) {
		if r.moments == 0 || len(all)*r.moments > maxMoments {
			for i := range all {
				all[i] = append(all[i], r.groups...)
			}
			continue
		}
		var more [][]group
		for _, others := range all {
			for moment := range r.moments {
				more = append(more, slices.Concat(others, r.alive(moment)))
			}
		}
		all = more
	}
	return all
}

// alive returns the groups of the run that have members at a moment.
func (r *flow) alive(moment int) []group {
	var alive []group
	for _, g := range r.groups {
		if g = g.at(moment); len(g) > 0 {
			alive = append(alive, g)
		}
	}
	return alive
}

func flowOf(g group) *unit.Flow {
	for _, l := range g {
		if l.Unit.Flow != nil {
			return l.Unit.Flow
		}
	}
	return nil
}

// most returns the largest sum of a quantity of the groups over the moments
// of the run.
func (r *flow) most(of func(group) bound.Bound) bound.Bound {
	if r.moments == 0 {
		total := bound.Bound{}
		for _, g := range r.groups {
			total = total.Add(of(g))
		}
		return total
	}
	largest := bound.Bound{}
	for moment := range r.moments {
		largest = largest.Max(r.at(moment, of))
	}
	return largest
}

// at returns the sum at one moment. A cap on all copies leaves those that
// count most.
func (r *flow) at(moment int, of func(group) bound.Bound) bound.Bound {
	alive := r.alive(moment)
	count, total := bound.Bound{}, bound.Bound{}
	for _, g := range alive {
		count = count.Add(g.copies(peak))
		total = total.Add(of(g))
	}
	if r.limit == nil || count.Exceeds(*r.limit) == bound.No {
		return total
	}
	slices.SortStableFunc(alive, func(a, b group) int { return -compareBounds(of(a.times(1)), of(b.times(1))) })
	left, known := r.limit.Hi()
	total = bound.Bound{}
	for _, g := range alive {
		n := g.copies(peak).Or(left)
		if known {
			n = min(n, left)
			left -= n
		}
		total = total.Add(of(g.times(n)).Min(of(g)))
	}
	return total
}

// at returns the members that are alive at a moment, with their copies then.
func (g group) at(moment int) group {
	var out group
	for _, l := range g {
		f := l.Unit.Flow
		if f == nil || moment >= len(f.Alive) {
			continue
		}
		if f.Alive[moment].IsZero() {
			continue
		}
		now := *l
		now.Steady, now.Peak = l.Steady.Min(f.Alive[moment]), l.Peak
		if l.Peak == l.Steady {
			now.Peak = now.Steady
		}
		now.PerNode = l.PerNode.Min(now.Peak)
		out = append(out, &now)
	}
	return out
}

// times returns the group with so many copies.
func (g group) times(n int64) group {
	out := make(group, len(g))
	for i, l := range g {
		some := *l
		some.Steady, some.Peak = bound.Of(n), bound.Of(n)
		out[i] = &some
	}
	return out
}
