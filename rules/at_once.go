package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// share is what one unit adds to a sum. Copies are those on the node, if the
// sum is that of a node.
type share struct {
	unit          *facts.Unit
	copies, value bound.Bound
}

// atOnce sums a value over everything that can run at once. Units of one
// group that run one after another (steps, init containers) count with their
// maximum, with what earlier ones left running; sidecars beside each of them.
func atOnce(shares []share) bound.Bound {
	type step struct {
		group, phase string
		number       int
	}
	var total bound.Bound
	steps, groups := map[step]bound.Bound{}, map[string]bound.Bound{}
	for _, s := range shares {
		u := s.unit
		if u.Group == "" || u.Found.Sidecar {
			total = total.Add(s.value)
			continue
		}
		at := step{workload(u), u.Phase, u.Found.Step}
		steps[at] = steps[at].Add(s.value)
	}
	for _, s := range shares { // what an earlier step left running
		u := s.unit
		for at := range steps {
			if u.Group != "" && !u.Found.Sidecar && at.group == workload(u) && at.phase == u.Phase && u.Found.Step < at.number && at.number <= u.Found.Until {
				steps[at] = steps[at].Add(s.value)
			}
		}
	}
	for at, value := range steps {
		groups[at.group] = groups[at.group].Max(value)
	}
	for _, value := range groups {
		total = total.Add(value)
	}
	return total
}

// largest returns the share with the greatest worst case, the first of equals.
func largest(shares []share) share {
	best := shares[0]
	for _, s := range shares[1:] {
		if over(s.value, best.value) && !best.value.IsInf() {
			best = s
		}
	}
	return best
}

// most returns the greatest of the values.
func most(shares []share) bound.Bound {
	var worst bound.Bound
	for _, s := range shares {
		worst = worst.Max(s.value)
	}
	return worst
}
