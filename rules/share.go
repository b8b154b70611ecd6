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
