package capacity

import (
	"cmp"
	"slices"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// placed is how much of a group one node gets, and the group's members that
// run at once when the measure is largest.
type placed struct {
	members group
	portion portion
}

// packed packs groups that run on one pool on one of its nodes, so that the
// measure is largest; most says how many copies it can get.
func packed(groups []group, of, most measure) []placed {
	var items []item
	var all []placed
	for _, g := range groups {
		members := g.worst(of)
		all = append(all, placed{members: members})
		items = append(items, g.item(members.add(of), most))
	}
	for i, p := range pack(items, roomOf(groups)) {
		all[i].portion = p
	}
	return all
}

// roomOf returns what one node offers to groups that run on one pool.
func roomOf(groups []group) room {
	r := room{cpu: -1, memory: -1, pods: -1}
	if len(groups) == 0 || groups[0][0].Pool == nil {
		return r
	}
	first := &groups[0][0].Placement
	return room{cpu: freeCPU(first), memory: freeMemory(first), pods: int64(first.Pool.MaxPods)}
}

// total adds up what everything on the node brings.
func total(all []placed, of measure) bound.Bound {
	sum := bound.Bound{}
	for _, p := range all {
		for _, l := range p.members {
			sum = sum.Add(p.portion.of(of(l)))
		}
	}
	return sum
}

// shares says what each unit brings, in the order of the units.
func shares(all []placed) []facts.Share {
	var list []facts.Share
	for _, p := range all {
		for _, l := range p.members {
			list = append(list, facts.Share{
				Unit: l.index, Copies: p.portion.copies(),
				Processes: p.portion.of(l.Procs), Threads: p.portion.of(l.Threads), Memory: p.portion.of(l.Memory),
			})
		}
	}
	slices.SortFunc(list, func(a, b facts.Share) int { return cmp.Compare(a.Unit, b.Unit) })
	return list
}
