package shell

import "github.com/ffvet/ffvet/parser/bound"

// maxLingering is how many statements are watched at once for what they left
// in the background; of more it is said that they run to the end.
const maxLingering = 64

// lingering is what a statement left in the background.
type lingering struct {
	statement int
	left      load
}

// beside returns for each statement the last one that begins while something
// of it still runs. The statements are those of the nodes with the numbers.
// From the node with the number traps on they run when the script ends,
// wherever it ends.
func beside(nodes sequence, statements []int, traps int, of measure) []int {
	last := make([]int, 0, len(statements))
	var live []lingering
	var sum load
	var ends []int // statements of which something may run where the script ends
	none := func(*Call) Started { return Started{} }
	for i, n := range nodes {
		k := len(last)
		starts := k < len(statements) && statements[k] == i
		waits := n.load(none)
		own := n.load(of)
		if starts {
			live = fitting(live, sum.with(own))
		}
		if i >= traps && starts {
			for _, s := range ends {
				last[s] = max(last[s], k)
			}
		}
		if own.exits[byExit].taken {
			for _, l := range live {
				ends = append(ends, l.statement)
			}
			if starts {
				ends = append(ends, k)
			}
		}
		sum.forget(own.awaits)
		sum.then(own)
		kept := live[:0]
		for _, l := range live {
			if starts {
				last[l.statement] = k
			}
			l.left.forget(waits.awaits)
			l.left.then(waits)
			if !l.left.left().IsZero() {
				kept = append(kept, l)
			}
		}
		live = kept
		if !starts {
			continue
		}
		last = append(last, k)
		switch {
		case own.left().IsZero():
		case len(live) >= maxLingering:
			last[k] = len(statements) - 1
		default:
			live = append(live, lingering{k, load{fresh: own.jobs(), loose: own.loose}})
		}
	}
	return last
}

// with returns how much of what runs already runs beside what comes next: a
// test at its beginning may have let only some of it go on.
func (l load) with(next load) bound.Bound {
	at := l.left().Add(next.peak)
	if next.gate != nil {
		at = l.left().Add(next.early).Max(weight(next.gate.pass(append(l.jobs(), next.kept...))).Add(l.loose).Add(next.late))
	}
	hi, ok := at.Hi()
	own, finite := next.peak.Hi()
	if !ok || !finite {
		return bound.Inf(0)
	}
	return bound.Of(max(hi-own, 0))
}

// fitting leaves out the oldest of what lingers as long as the rest is no less
// than what can run.
func fitting(live []lingering, most bound.Bound) []lingering {
	for len(live) > 0 {
		var rest bound.Bound
		for _, l := range live[1:] {
			rest = rest.Add(l.left.left())
		}
		if most.Exceeds(rest) != bound.No {
			break
		}
		live = live[1:]
	}
	return live
}
