package moments

import (
	"math/big"
	"math/bits"

	"github.com/ffvet/ffvet/parser/bound"
)

// Task is a part of a run that may wait for others.
type Task struct {
	// Each is the profile of one instance, Count how many there are at once
	// if nothing limits them.
	Each  Profile
	Count bound.Bound
	// After are the indices of the tasks that end before this one starts.
	After []int
}

// Limits on the search for sets of tasks that run at once; where one is
// reached, everything is taken to run at once.
const (
	maxTasks = 2000
	maxKinds = 300 // of tasks that meet different others
	maxSteps = 20_000
)

// Graph is the profile of tasks that wait for one another, of whose instances
// at most the cap run at once; a nil cap is none.
func Graph(tasks []Task, limit *bound.Bound) Profile {
	var all []Profile
	for _, set := range antichains(tasks) {
		all = append(all, capped(tasks, set, limit))
	}
	return Series(all...)
}

// maxOrders is how many kinds of instances may compete for the places under a
// cap before each of them is taken to get as many as it can.
const maxOrders = 4

// capped is the profile of a set of tasks at once. Under a cap the instances
// compete: in each order of the tasks the first take what they can.
func capped(tasks []Task, set []int, limit *bound.Bound) Profile {
	total := bound.Bound{}
	for _, i := range set {
		total = total.Add(tasks[i].Count)
	}
	if limit == nil || total.Exceeds(*limit) == bound.No {
		return together(tasks, set, func(i int) bound.Bound { return tasks[i].Count })
	}
	places, known := limit.Hi()
	if !known || len(set) > maxOrders {
		return together(tasks, set, func(i int) bound.Bound { return tasks[i].Count.Min(*limit) })
	}
	var all []Profile
	for _, order := range orders(set) {
		left, taken := places, map[int]bound.Bound{}
		for _, i := range order {
			taken[i] = tasks[i].Count.Min(bound.Of(left))
			n, _ := taken[i].Hi()
			left -= n
		}
		all = append(all, together(tasks, set, func(i int) bound.Bound { return taken[i] }))
	}
	return Series(all...)
}

func together(tasks []Task, set []int, count func(int) bound.Bound) Profile {
	var parts []Profile
	for _, i := range set {
		if n := count(i); !n.IsZero() {
			parts = append(parts, tasks[i].Each.Times(n))
		}
	}
	return Together(parts...)
}

// orders returns the orders of a few numbers.
func orders(set []int) [][]int {
	if len(set) <= 1 {
		return [][]int{set}
	}
	var out [][]int
	for i, first := range set {
		rest := append(append([]int{}, set[:i]...), set[i+1:]...)
		for _, order := range orders(rest) {
			out = append(out, append([]int{first}, order...))
		}
	}
	return out
}

// antichains returns the largest sets of tasks of which none waits for
// another: the maximal cliques of the graph of tasks that may meet. Tasks that
// meet each other and the same others are one in it.
func antichains(tasks []Task) [][]int {
	n := len(tasks)
	everything := make([]int, n)
	for i := range everything {
		everything[i] = i
	}
	if n == 0 {
		return nil
	}
	if n > maxTasks {
		return [][]int{everything}
	}
	meets := meets(tasks)
	twins, first := twinsOf(meets)
	if len(first) > maxKinds {
		return [][]int{everything}
	}
	s := search{meets: meets, left: maxSteps}
	all := new(big.Int)
	for _, i := range first {
		all.SetBit(all, i, 1)
	}
	s.extend(nil, all, new(big.Int))
	if s.left <= 0 || len(s.found) > most {
		return [][]int{everything}
	}
	for i, set := range s.found {
		s.found[i] = nil
		for _, member := range set {
			s.found[i] = append(s.found[i], twins[member]...)
		}
	}
	return s.found
}

// twinsOf collects the tasks that meet each other and the same others, by the
// first of them.
func twinsOf(meets []*big.Int) (twins map[int][]int, first []int) {
	twins = map[int][]int{}
	index := map[string]int{}
	for i, set := range meets {
		key := string(new(big.Int).SetBit(set, i, 1).Bytes())
		one, known := index[key]
		if !known {
			one = i
			index[key] = i
			first = append(first, i)
		}
		twins[one] = append(twins[one], i)
	}
	return twins, first
}

// meets returns for each task the set of those that may run beside it.
func meets(tasks []Task) []*big.Int {
	n := len(tasks)
	before := make([]*big.Int, n) // nil: not known yet
	var closure func(i int) *big.Int
	closure = func(i int) *big.Int {
		if before[i] != nil {
			return before[i]
		}
		set := new(big.Int)
		before[i] = set // a circle ends here
		for _, j := range tasks[i].After {
			if j >= 0 && j < n && j != i {
				set.SetBit(set, j, 1)
				set.Or(set, closure(j))
			}
		}
		return set
	}
	out := make([]*big.Int, n)
	for i := range n {
		closure(i)
		out[i] = new(big.Int)
	}
	for i := range n {
		for j := range n {
			if i != j && before[i].Bit(j) == 0 && before[j].Bit(i) == 0 {
				out[i].SetBit(out[i], j, 1)
			}
		}
	}
	return out
}

// search lists maximal cliques (Bron and Kerbosch, with a pivot).
type search struct {
	meets []*big.Int
	found [][]int
	left  int // steps
}

func (s *search) extend(clique []int, candidates, done *big.Int) {
	if s.left--; s.left <= 0 {
		return
	}
	if candidates.Sign() == 0 {
		if done.Sign() == 0 {
			s.found = append(s.found, append([]int{}, clique...))
		}
		return
	}
	rest := new(big.Int).AndNot(candidates, s.meets[s.pivot(candidates, done)])
	for i := range rest.BitLen() {
		if rest.Bit(i) == 0 {
			continue
		}
		s.extend(append(clique, i), new(big.Int).And(candidates, s.meets[i]), new(big.Int).And(done, s.meets[i]))
		candidates = new(big.Int).SetBit(candidates, i, 0)
		done = new(big.Int).SetBit(done, i, 1)
	}
}

// pivot returns the vertex that meets most candidates.
func (s *search) pivot(candidates, done *big.Int) int {
	best, count := -1, -1
	both := new(big.Int).Or(candidates, done)
	for i := range both.BitLen() {
		if both.Bit(i) == 0 {
			continue
		}
		n := 0
		for _, w := range new(big.Int).And(candidates, s.meets[i]).Bits() {
			n += bits.OnesCount(uint(w))
		}
		if n > count {
			best, count = i, n
		}
	}
	return best
}
