package capacity

import (
	"cmp"
	"slices"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// window says which copies count: those in calm times, or those with what
// rollouts add.
type window struct {
	copies, perNode measure
	peak            bool
}

func calmWindow() window {
	return window{copies: steady, perNode: func(l *Load) bound.Bound { return l.PerNode.Min(l.Steady) }}
}

func worstWindow() window { return window{copies: peak, perNode: perNode, peak: true} }

// count returns a quantity of groups, and what each load adds to it.
type count func([]group, window) (bound.Bound, []added)

// added is what one load adds to a quantity.
type added struct {
	load  *Load
	value bound.Bound
}

// inAll adds a measure up over all copies. At peak all of them may start at
// once, and be in the phase before the main one.
func inAll(of measure, rollouts string) count {
	return func(groups []group, w window) (bound.Bound, []added) {
		total := sum(groups, times(w.copies, of))
		if w.peak {
			total = atPeak(groups, of, rollouts, group.worst)
		}
		return total, each(groups, times(w.copies, of))
	}
}

// allCopies counts the copies; members of a group share theirs.
func allCopies(groups []group, w window) (bound.Bound, []added) {
	total := bound.Bound{}
	for _, r := range runsOf(groups) {
		total = total.Add(r.most(func(g group) bound.Bound { return g.copies(w.copies) }))
	}
	return total, each(groups, w.copies)
}

// onNode packs one node so that the measure is largest: a node of the pool
// where that is most, if the groups run on several.
func onNode(of measure) count {
	return worstPool(func(groups []group, w window) (bound.Bound, []added) {
		all := packed(groups, of, w.perNode)
		var by []added
		for _, p := range all {
			for _, l := range p.members {
				by = append(by, added{l, p.portion.of(of(l))})
			}
		}
		return total(all, of), by
	})
}

// copiesOnNode packs one node with as many copies as it can get.
func copiesOnNode(groups []group, w window) (bound.Bound, []added) {
	return worstPool(func(groups []group, w window) (most bound.Bound, by []added) {
		for i, together := range momentsOf(groups) {
			if n, parts := copiesAt(together, w); i == 0 || compareBounds(n, most) > 0 {
				most, by = n, parts
			}
		}
		return most, by
	})(groups, w)
}

func copiesAt(groups []group, w window) (most bound.Bound, by []added) {
	var items []item
	for _, g := range groups {
		items = append(items, g.item(bound.Of(1), w.perNode))
	}
	for i, p := range pack(items, roomOf(groups)) {
		most = most.Add(p.copies())
		by = append(by, added{groups[i][0], p.copies()})
	}
	return most, by
}

// worstPool counts each pool's groups apart and returns the largest.
func worstPool(c count) count {
	return func(groups []group, w window) (most bound.Bound, by []added) {
		for _, on := range byPool(groups) {
			if n, parts := c(on, w); by == nil || compareBounds(n, most) > 0 {
				most, by = n, parts
			}
		}
		return most, by
	}
}

// byPool returns the groups of each pool, sorted by its name.
func byPool(groups []group) [][]group {
	index := map[*config.Pool][]group{}
	for _, g := range groups {
		index[g[0].Pool] = append(index[g[0].Pool], g)
	}
	var all [][]group
	for _, on := range index {
		all = append(all, on)
	}
	slices.SortFunc(all, func(a, b []group) int { return cmp.Compare(a[0][0].PoolName(), b[0][0].PoolName()) })
	return all
}

// largestCopy is the measure of the copy that has most of it.
func largestCopy(of measure) count {
	return func(groups []group, _ window) (most bound.Bound, _ []added) {
		for _, g := range groups {
			most = most.Max(g.worst(of).add(of))
		}
		return most, each(groups, of)
	}
}

// largestUnit is the measure of the unit that has most of it.
func largestUnit(of measure) count {
	return func(groups []group, _ window) (most bound.Bound, _ []added) {
		by := each(groups, of)
		for _, a := range by {
			most = most.Max(a.value)
		}
		return most, by
	}
}

// each returns the measure of every load that counts in the long run.
func each(groups []group, of measure) []added {
	var by []added
	for _, g := range groups {
		for _, l := range g {
			if !l.Unit.Transient && l.Unit.Phase != unit.BuildPhase {
				by = append(by, added{l, of(l)})
			}
		}
	}
	return by
}

// compareBounds orders by upper end; what has no limit is the largest, what
// is not known the next.
func compareBounds(a, b bound.Bound) int {
	rank := func(x bound.Bound) int {
		switch {
		case x.IsInf():
			return 2
		case x.IsUnknown():
			return 1
		}
		return 0
	}
	x, _ := a.MilliHi()
	y, _ := b.MilliHi()
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(x, y))
}
