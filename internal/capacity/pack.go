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

// pack returns the most value that the scheduler may pack on one node. It is
// a bounded knapsack in three dimensions, taken from above: each dimension
// alone, filled greedily by value for room with a fraction of the last item,
// can only be over the truth, so the least of the three is a sound bound.
func pack(items []item, r room) bound.Bound {
	total := bound.Bound{}
	var numbers []number
	for _, i := range items {
		value, known := i.value.Hi()
		most, bounded := i.most.Hi()
		if !known || !bounded {
			total = total.Add(i.most.Mul(i.value))
			continue
		}
		numbers = append(numbers, number{value: value, most: most, item: i})
	}
	best := fill(numbers, -1, func(item) int64 { return 0 })
	for _, d := range []struct {
		free int64
		size func(item) int64
	}{
		{r.cpu, func(i item) int64 { return i.cpu }},
		{r.memory, func(i item) int64 { return i.memory }},
		{r.pods, func(i item) int64 { return i.pods }},
	} {
		if d.free >= 0 {
			best = min(best, fill(numbers, d.free, d.size))
		}
	}
	return total.Add(bound.Of(best))
}

// number is an item whose value and count are numbers.
type number struct {
	value, most int64
	item        item
}

// fill takes items in the order of value for size until the room is full.
func fill(items []number, free int64, size func(item) int64) int64 {
	ordered := slices.Clone(items)
	slices.SortStableFunc(ordered, func(a, b number) int {
		return compareProducts(b.value, size(a.item), a.value, size(b.item))
	})
	total := int64(0)
	for _, n := range ordered {
		one := size(n.item)
		if one <= 0 {
			total = addClamped(total, mulClamped(n.value, n.most))
			continue
		}
		whole := min(n.most, free/one)
		total = addClamped(total, mulClamped(n.value, whole))
		free -= whole * one
		if whole < n.most {
			return addClamped(total, share(n.value, free, one))
		}
	}
	return total
}

// share returns value · part / whole, rounded up; part is less than whole.
func share(value, part, whole int64) int64 {
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

func mulClamped(a, b int64) int64 {
	n, ok := bound.Of(a).Mul(bound.Of(b)).Hi()
	if !ok {
		return 0
	}
	return n
}

func addClamped(a, b int64) int64 {
	n, _ := bound.Of(a).Add(bound.Of(b)).Hi()
	return n
}
