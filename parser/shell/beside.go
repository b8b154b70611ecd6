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
func beside(nodes sequence, statements []int, of measure) []int {
	last := make([]int, 0, len(statements))
	var live []lingering
	none := func(*Call) bound.Bound { return bound.Bound{} }
	for i, n := range nodes {
		k := len(last)
		starts := k < len(statements) && statements[k] == i
		waits := n.load(none)
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
		own := n.load(of)
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
