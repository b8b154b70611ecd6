package estimate

import (
	"math"

	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/bound"
)

// Lifetime returns how many seconds of media a process works through at most:
// as long as its longest output. Live input and endless loops are inf, an
// input of unknown length unknown. Paced says that it lives as long by the
// clock; else that depends on its speed.
func Lifetime(g *graph.Graph) (seconds bound.Bound, paced bool) {
	for _, out := range g.Outputs {
		seconds = seconds.Max(lasting(out.Duration))
	}
	for _, in := range g.Inputs {
		paced = paced || in.Paced
	}
	return seconds, paced
}

// lasting is a duration in seconds of which 0 is not known.
func lasting(seconds float64) bound.Bound {
	switch {
	case math.IsInf(seconds, 1):
		return bound.Inf(0)
	case seconds <= 0 || seconds > math.MaxInt32:
		return bound.Unknown(0)
	}
	return bound.Milli(int64(math.Ceil(seconds * 1000)))
}
