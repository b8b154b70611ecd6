package moments

import (
	"fmt"
	"testing"

	"github.com/ffvet/ffvet/parser/bound"
)

func task(name string, count int64, after ...int) Task {
	return Task{Each: Leaf(name), Count: bound.Of(count), After: after}
}

// sum returns the most copies of everything at once.
func sum(p Profile) bound.Bound {
	most := bound.Bound{}
	for _, m := range p {
		total := bound.Bound{}
		for _, copies := range m {
			total = total.Add(copies)
		}
		most = most.Max(total)
	}
	return most
}

func TestGraph(t *testing.T) {
	four := bound.Of(4)
	tests := []struct {
		name  string
		tasks []Task
		limit *bound.Bound
		want  string // the most of a, of b, of all
	}{
		{"nothing", nil, nil, "0 0 0"},
		{"one after another", []Task{task("a", 3), task("b", 2, 0)}, nil, "3 2 3"},
		{"at once", []Task{task("a", 3), task("b", 2)}, nil, "3 2 5"},
		{"diamond", []Task{task("a", 4), task("b", 3, 0), task("b", 2, 0), task("a", 1, 1, 2)}, nil, "4 5 5"},
		{"waits through another", []Task{task("a", 3), task("x", 1, 0), task("b", 2, 1)}, nil, "3 2 3"},
		{"a side branch meets all of the other", []Task{task("a", 3), task("x", 1, 0), task("b", 5)}, nil, "3 5 8"},
		{"under a cap", []Task{task("a", 3), task("b", 20)}, &four, "3 4 4"},
		{"a cap on the unknown", []Task{{Each: Leaf("a"), Count: bound.Unknown(0)}}, &four, "4 0 4"},
		{"no cap on the unknown", []Task{{Each: Leaf("a"), Count: bound.Unknown(0)}}, nil, "unknown 0 unknown"},
		{"a circle", []Task{task("a", 3, 1), task("b", 2, 0)}, nil, "3 2 3"},
		{"itself and nobody", []Task{task("a", 3, 0, 7, -1)}, nil, "3 0 3"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := Graph(test.tasks, test.limit)
			if got := fmt.Sprint(p.Peak("a"), p.Peak("b"), sum(p)); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// Where there are too many moments the result covers all of them.
func TestTooManyMoments(t *testing.T) {
	var tasks []Task
	for range 12 { // 2^12 antichains: twelve chains of two
		tasks = append(tasks, task("a", 1), task("b", 2, len(tasks)))
	}
	p := Graph(tasks, nil)
	if got := sum(p); got.Or(0) < 24 {
		t.Errorf("at least 24 run at once, got %s", got)
	}
	if len(p) > most {
		t.Errorf("%d moments", len(p))
	}
}

// Thousands of tasks take no longer than their number demands.
func TestManyTasks(t *testing.T) {
	var tasks []Task
	for i := range maxTasks {
		tasks = append(tasks, task("a", 1))
		if i >= maxTasks/2 {
			tasks[i] = task("b", 2, 0, 1, 2)
		}
	}
	if got := sum(Graph(tasks, nil)).Or(0); got != 3*maxTasks/2-3 {
		t.Errorf("%d at once", got)
	}
	chain := []Task{task("a", 1)}
	for i := range maxTasks - 1 {
		chain = append(chain, task("b", 2, i))
	}
	if got := sum(Graph(chain, nil)).Or(0); got < 2 {
		t.Errorf("%d at once", got)
	}
}

func TestTogetherAndSeries(t *testing.T) {
	a := Series(Leaf("a").Times(bound.Of(3)), Leaf("b"))
	both := Together(a, Leaf("c", "c"))
	if got := fmt.Sprint(both.At("a"), both.At("b"), both.At("c")); got != "[3 0] [0 1] [2 2]" {
		t.Errorf("got %s", got)
	}
	both.Clip("a", bound.Of(2))
	if got := both.Peak("a").String(); got != "2" {
		t.Errorf("clipped to %s", got)
	}
}
