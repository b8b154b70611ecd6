package picture

import (
	"cmp"
	"fmt"
	"slices"
)

// rails lead from rows to the roles that are drawn further down, at the right
// edge: the one that ends first stands innermost.
type rails struct {
	lane  map[*Role]int
	count int
	// names stand where there is no rail: "(1)".
	names map[*Role]string
}

// stretch is the rows from the first that leads to a role to that of the role.
type stretch struct {
	role        *Role
	first, last int
}

// newRails gives each role that rows lead to a rail, as long as there are not
// more than most side by side.
func newRails(rows []row, most int) rails {
	r := rails{lane: map[*Role]int{}, names: map[*Role]string{}}
	var ends [][]stretch
	for _, s := range stretches(rows) {
		lane := 0
		for lane < len(ends) && crosses(ends[lane], s) {
			lane++
		}
		if s.first > s.last || lane == most {
			r.names[s.role] = r.name(s.role)
			continue
		}
		if lane == len(ends) {
			ends = append(ends, nil)
		}
		ends[lane] = append(ends[lane], s)
		r.lane[s.role] = lane
	}
	r.count = len(ends)
	return r
}

func (r rails) name(role *Role) string {
	if role.Kind == Output {
		return role.Title
	}
	return fmt.Sprintf("(%d)", len(r.names)+1)
}

// stretches are those of all roles that rows lead to; one that is drawn above
// a row that leads to it has its first row behind its last.
func stretches(rows []row) []stretch {
	at := map[*Role]int{}
	var all []stretch
	for i, line := range rows {
		if line.to == nil {
			continue
		}
		if _, ok := at[line.to]; !ok {
			at[line.to] = len(all)
			all = append(all, stretch{role: line.to, first: i, last: -1})
		}
	}
	for i, line := range rows {
		if n, ok := at[line.head]; ok && line.head != nil {
			all[n].last = i
		}
	}
	for i, line := range rows {
		if line.to != nil && all[at[line.to]].last < i {
			all[at[line.to]].last = -1
		}
	}
	slices.SortStableFunc(all, func(a, b stretch) int { return cmp.Compare(a.last, b.last) })
	return all
}

// crosses reports whether a stretch lies beside one of those of a lane, which
// end before it does.
func crosses(lane []stretch, s stretch) bool {
	return len(lane) > 0 && lane[len(lane)-1].last >= s.first
}
