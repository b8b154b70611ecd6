package watch

import (
	"cmp"
	"fmt"
	"math"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// weight is how much a command contributes to a quantity.
type weight func(*facts.Command) bound.Bound

func byThreads(c *facts.Command) bound.Bound {
	return c.Parallel.Procs.Mul(bound.Of(int64(c.Estimate.Threads.Peak)))
}

func byMemory(c *facts.Command) bound.Bound {
	return c.Parallel.Procs.Mul(bound.Of(c.Estimate.Memory.PeakBytes))
}

func byProcesses(c *facts.Command) bound.Bound { return c.Parallel.Procs }

func byFiles(c *facts.Command) bound.Bound {
	return c.Parallel.Procs.Mul(bound.Of(int64(c.Estimate.Files.Open)))
}

func byCreated(c *facts.Command) bound.Bound {
	return c.Parallel.Procs.Mul(c.Estimate.Files.CreatedPerHour)
}

// worst returns the place of the command that contributes most, copies of its
// unit included; without commands it is that of the first unit, and "" if
// there is none.
func (p *planner) worst(units []*facts.Unit, of weight) string {
	place, most := "", -1.0
	for _, u := range units {
		if place == "" {
			place = at(u.File, u.Line)
		}
		for _, i := range u.Commands {
			c := p.doc.Commands[i]
			if value := size(of(c).Mul(u.Copies.Peak)); value > most {
				place, most = at(c.File, c.Line), value
			}
		}
	}
	return place
}

// size orders bounds: what has no limit is the largest, what is not known the
// next.
func size(b bound.Bound) float64 {
	switch n, ok := b.MilliHi(); {
	case ok:
		return float64(n)
	case b.IsInf():
		return math.Inf(1)
	}
	return math.MaxFloat64
}

func at(file string, line int) string {
	if file == "" {
		return ""
	}
	return fmt.Sprintf("%s:%d", file, cmp.Or(line, 1))
}

// most returns the largest upper end of a quantity of the units; known is
// false if one has none.
func most(units []*facts.Unit, of func(*facts.Unit) bound.Bound) (n int64, known bool) {
	all := bound.Bound{}
	for _, u := range units {
		all = all.Max(of(u))
	}
	return all.Hi()
}
