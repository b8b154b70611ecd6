package capacity

import (
	"math/bits"
	"slices"

	"github.com/ffvet/ffvet/parser/bound"
)

// item is something of which a node may hold several.
type item struct {
	value bound.Bound // what one of it brings: threads, processes, bytes
	most  bound.Bound // how many of it one node can get
	// cpu (thousandths), memory (bytes) and pods are what one of it takes.
	cpu, memory, pods int64
}

// room is what a node offers; a negative number is no limit.
type room struct{ cpu, memory, pods int64 }

// portion is how much of an item a node gets: whole ones, and a part of one
// more, part / one. An item that no number bounds has only the bound.
type portion struct {
	whole, part, one int64
	unbounded        *bound.Bound
}

// copies returns how many of the item that are, rounded up.
func (p portion) copies() bound.Bound {
	if p.unbounded != nil {
		return *p.unbounded
	}
	return bound.Of(p.whole + min(p.part, 1))
}

// of returns what the portion brings if one of the item brings the value.
func (p portion) of(value bound.Bound) bound.Bound {
	n, known := value.Hi()
	if p.unbounded != nil || !known {
		return p.copies().Mul(value)
	}
	return bound.Of(p.whole).Mul(bound.Of(n)).Add(bound.Of(share(n, p.part, p.one)))
}

// pack returns how much of each item the scheduler may pack on one node so
// that their values come to most. It is a bounded knapsack in three
// dimensions, taken from above: each dimension alone, filled greedily by value
// for room with a part of the last item, can only be over the truth, so the
// dimension that gives least is a sound bound.
func pack(items []item, r room) []portion {
	best := fill(items, -1, func(item) int64 { return 0 })
	for _, d := range []struct {
		free int64
		size func(item) int64
	}{
		{r.cpu, func(i item) int64 { return i.cpu }},
		{r.memory, func(i item) int64 { return i.memory }},
		{r.pods, func(i item) int64 { return i.pods }},
	} {
		if d.free < 0 {
			continue
		}
		if filled := fill(items, d.free, d.size); finite(items, filled) < finite(items, best) {
			best = filled
		}
	}
	return best
}

// finite returns what the portions bring of what is a number.
func finite(items []item, portions []portion) int64 {
	total := bound.Bound{}
	for i, p := range portions {
		if p.unbounded == nil {
			total = total.Add(p.of(items[i].value))
		}
	}
	return total.Or(0)
}

// fill takes items in the order of value for size until the room is full; a
// negative room is never full.
func fill(items []item, free int64, size func(item) int64) []portion {
	portions := make([]portion, len(items))
	for _, i := range byDensity(items, size) {
		p := &portions[i]
		p.one = max(size(items[i]), 1)
		_, known := items[i].value.Hi()
		most, bounded := items[i].most.Hi()
		switch {
		case !known || !bounded:
			p.unbounded = &items[i].most
		case free < 0 || size(items[i]) <= 0:
			p.whole = most
		default:
			p.whole = min(most, free/p.one)
			free -= p.whole * p.one
			if p.whole < most {
				p.part, free = free, 0
			}
		}
	}
	return portions
}

// byDensity returns the items' indexes by value for size, the most first.
func byDensity(items []item, size func(item) int64) []int {
	order := make([]int, len(items))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := items[a], items[b]
		return compareProducts(y.value.Or(0), size(x), x.value.Or(0), size(y))
	})
	return order
}

// share returns value · part / whole, rounded up; part is less than whole.
func share(value, part, whole int64) int64 {
	if part == 0 {
		return 0
	}
	hi, lo := bits.Mul64(uint64(value), uint64(part))
	quotient, rest := bits.Div64(hi, lo, uint64(whole))
	if rest > 0 {
		quotient++
	}
	return int64(quotient)
}

// compareProducts compares a·b with c·d.
func compareProducts(a, b, c, d int64) int {
	hi1, lo1 := bits.Mul64(uint64(a), uint64(b))
	hi2, lo2 := bits.Mul64(uint64(c), uint64(d))
	switch {
	case hi1 < hi2 || hi1 == hi2 && lo1 < lo2:
		return -1
	case hi1 == hi2 && lo1 == lo2:
		return 0
	}
	return 1
}
