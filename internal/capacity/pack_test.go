package capacity

import (
	"math/rand/v2"
	"testing"

	"github.com/ffvet/ffvet/parser/bound"
)

func TestPack(t *testing.T) {
	b := bound.Of
	tests := []struct {
		name  string
		items []item
		room  room
		want  string
	}{
		{"nothing", nil, room{16000, 64, 110}, "0"},
		{"one kind, as many as there are", []item{{value: b(95), most: b(3), cpu: 250}}, room{16000, -1, 110}, "285"},
		{"the dearest thread per CPU first, then a part of the next",
			[]item{{value: b(10), most: b(4), cpu: 1000}, {value: b(30), most: b(2), cpu: 1500}}, room{4000, -1, -1}, "70"},
		{"a part is rounded up", []item{{value: b(10), most: b(9), cpu: 3000}}, room{4000, -1, -1}, "14"},
		{"memory is the narrower one", []item{{value: b(10), most: b(9), cpu: 1000, memory: 4}}, room{9000, 8, -1}, "20"},
		{"nothing requested: only pods bound it", []item{{value: b(10), most: b(200), pods: 1}, {value: b(1), most: b(200), pods: 1}}, room{1000, 1, 110}, "1100"},
		{"what is no pod is not counted among them", []item{{value: b(10), most: b(200)}}, room{-1, -1, 110}, "2000"},
		{"no room is known", []item{{value: b(10), most: b(5), cpu: 1000}}, room{-1, -1, -1}, "50"},
		{"no bound on one of them", []item{{value: b(10), most: b(5)}, {value: bound.Inf(1), most: b(2)}}, room{-1, -1, -1}, "inf"},
		{"no bound, of none", []item{{value: bound.Inf(1), most: b(0)}}, room{-1, -1, -1}, "0"},
		{"not known", []item{{value: bound.Unknown(1), most: b(2)}}, room{-1, -1, -1}, "unknown"},
		{"bytes by bytes do not overflow", []item{{value: b(1 << 42), most: b(1000), memory: 3 << 40}}, room{-1, 4 << 40, -1}, "5864062014806"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := packTotal(test.items, test.room); got.String() != test.want {
				t.Errorf("pack = %s, want %s", got, test.want)
			}
		})
	}
}

func packTotal(items []item, r room) bound.Bound {
	sum := bound.Bound{}
	for i, p := range pack(items, r) {
		sum = sum.Add(p.of(items[i].value))
	}
	return sum
}

// The bound is never under what a scheduler can really pack, and the order of
// the items does not matter.
func TestPackIsSound(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		var items []item
		for range 1 + random.IntN(3) {
			items = append(items, item{
				value: bound.Of(random.Int64N(50)), most: bound.Of(random.Int64N(5)),
				cpu: random.Int64N(5), memory: random.Int64N(5), pods: 1,
			})
		}
		r := room{random.Int64N(12), random.Int64N(12), random.Int64N(8)}
		got, _ := packTotal(items, r).Hi()
		if truth := exhaust(items, r); got < truth {
			t.Fatalf("pack(%v, %v) = %d, but %d fit", items, r, got, truth)
		}
		random.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		if again, _ := packTotal(items, r).Hi(); again != got {
			t.Fatalf("pack depends on the order: %d, then %d", got, again)
		}
	}
}

// exhaust tries everything.
func exhaust(items []item, r room) int64 {
	if len(items) == 0 {
		return 0
	}
	i := items[0]
	value, _ := i.value.Hi()
	most, _ := i.most.Hi()
	best := int64(0)
	for n := int64(0); n <= most; n++ {
		left := room{r.cpu - n*i.cpu, r.memory - n*i.memory, r.pods - n*i.pods}
		if left.cpu < 0 || left.memory < 0 || left.pods < 0 {
			break
		}
		best = max(best, n*value+exhaust(items[1:], left))
	}
	return best
}
