package capacity

import (
	"cmp"
	"slices"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// item is one load of a pool, with its index among all units.
type item struct {
	Load
	index int
}

// worstNode is the most that the scheduler may pack on one node of the pool.
// Each quantity is packed for itself: the copies that make the most threads
// need not be those that take the most memory.
func worstNode(pool *config.Pool, items []item) facts.NodeTotal {
	t := facts.NodeTotal{
		Copies:    sumOf(packed(pool, items, func(l Load) bound.Bound { return bound.Of(1) })),
		Processes: sumOf(packed(pool, items, func(l Load) bound.Bound { return l.Procs })),
		Memory:    sumOf(packed(pool, items, func(l Load) bound.Bound { return l.Memory })),
	}
	shares := packed(pool, items, func(l Load) bound.Bound { return l.Threads })
	t.Threads = sumOf(shares)
	for _, s := range shares {
		l := items[s.item]
		t.Shares = append(t.Shares, facts.Share{
			Unit: l.index, Copies: s.copies,
			Processes: s.copies.Mul(l.Procs), Threads: s.value, Memory: s.copies.Mul(l.Memory),
		})
	}
	return t
}

// portion is how many copies of an item share the node, and what they add.
type portion struct {
	item          int
	copies, value bound.Bound
}

func sumOf(portions []portion) bound.Bound {
	var sum bound.Bound
	for _, p := range portions {
		sum = sum.Add(p.value)
	}
	return sum
}

// packed fills one node with the copies that add most to the quantity for
// what they request. It is the bounded knapsack, with the last item that does
// not fit as a whole rounded up: never under the true worst case. What asks
// for nothing is bounded by its own copies only.
func packed(pool *config.Pool, items []item, of func(Load) bound.Bound) []portion {
	room := nodeOf(pool)
	var portions []portion
	for _, i := range byDensity(items, of) {
		l := items[i]
		if !l.counts() {
			continue
		}
		copies := l.Placement.PerNode
		if r := requestsOf(l.Unit); l.Unit.System == "kubernetes" {
			copies = copies.Min(room.take(copies, r))
		}
		if copies.IsZero() {
			continue
		}
		portions = append(portions, portion{item: i, copies: copies, value: copies.Mul(of(l.Load))})
	}
	slices.SortFunc(portions, func(a, b portion) int { return cmp.Compare(items[a.item].index, items[b.item].index) })
	return largestSteps(items, portions)
}

// take takes the requests of as many copies as fit out of the node, and
// returns how many that are, the last one rounded up.
func (n *node) take(copies bound.Bound, r requests) bound.Bound {
	fit := min(copies.Or(n.pods), n.pods)
	if r.cpu > 0 {
		fit = min(fit, ceilDiv(n.cpu, r.cpu))
	}
	if r.memory > 0 && n.memory > 0 {
		fit = min(fit, ceilDiv(n.memory, r.memory))
	}
	fit = max(fit, 0)
	n.pods -= fit
	n.cpu = max(n.cpu-fit*r.cpu, 0)
	if n.memory > 0 {
		// What is used up stays just above the "not declared" of 0.
		n.memory = max(n.memory-fit*r.memory, 1)
	}
	return bound.Of(fit)
}

func ceilDiv(a, b int64) int64 {
	if a <= 0 {
		return 0
	}
	return (a + b - 1) / b
}

// byDensity sorts the items by what they add for each share of the node that
// they request, the most first.
func byDensity(items []item, of func(Load) bound.Bound) []int {
	order := make([]int, len(items))
	density := make([]float64, len(items))
	for i, l := range items {
		order[i] = i
		r := requestsOf(l.Unit)
		share := float64(r.cpu)/1000 + float64(r.memory)/(4<<30)
		density[i] = float64(of(l.Load).Or(1<<20)) / max(share, 1e-3)
	}
	slices.SortStableFunc(order, func(a, b int) int { return -cmp.Compare(density[a], density[b]) })
	return order
}

// largestSteps keeps, of the statements of one script, the one that adds
// most: they run one after another.
func largestSteps(items []item, portions []portion) []portion {
	most := map[string]int{}
	var kept []portion
	for _, p := range portions {
		l := items[p.item]
		if !l.steps() {
			kept = append(kept, p)
			continue
		}
		at, known := most[l.Unit.Group]
		switch {
		case !known:
			most[l.Unit.Group] = len(kept)
			kept = append(kept, p)
		case larger(p.value, kept[at].value):
			kept[at] = p
		}
	}
	return kept
}

// larger reports whether a is more than b by its upper end.
func larger(a, b bound.Bound) bool { return a.Max(b) == a && a != b && a.String() != b.String() }
