package capacity

import (
	"testing"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// in returns a load of one run with so many copies at each moment.
func in(run string, limit *bound.Bound, threads int64, alive ...int64) *Load {
	u := &unit.Unit{System: "ci", Flow: &unit.Flow{Run: run, Cap: limit}}
	l := &Load{Placement: Placement{Unit: u}, Procs: bound.Of(1), Threads: bound.Of(threads)}
	for _, n := range alive {
		u.Flow.Alive = append(u.Flow.Alive, bound.Of(n))
		l.Steady = l.Steady.Max(bound.Of(n))
	}
	l.Peak = l.Steady
	return l
}

func TestSumOfRuns(t *testing.T) {
	three := bound.Of(3)
	tests := []struct {
		name             string
		loads            []*Load
		procs, inThreads string
	}{
		{"one after another", []*Load{in("a", nil, 10, 4, 0), in("a", nil, 100, 0, 3)}, "4", "300"},
		{"at once", []*Load{in("a", nil, 10, 4, 1), in("a", nil, 100, 2, 3)}, "6", "310"},
		{"two runs meet", []*Load{in("a", nil, 10, 4, 0), in("b", nil, 100, 0, 3)}, "7", "340"},
		{"under a cap the heaviest count", []*Load{in("a", &three, 10, 4), in("a", &three, 100, 2)}, "3", "210"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			groups := groupsOf(test.loads)
			if got := sum(groups, times(steady, procs)).String(); got != test.procs {
				t.Errorf("%s processes, want %s", got, test.procs)
			}
			if got := sum(groups, times(steady, threads)).String(); got != test.inThreads {
				t.Errorf("%s threads, want %s", got, test.inThreads)
			}
		})
	}
}

// TestNodeAtMoments: jobs of a run that wait for one another never share a
// node; those of another run may be there at any of its moments.
func TestNodeAtMoments(t *testing.T) {
	for _, test := range []struct {
		name    string
		loads   []*Load
		threads string
	}{
		{"one after another", []*Load{in("a", nil, 10, 4, 0), in("a", nil, 100, 0, 3)}, "300"},
		{"beside another run", []*Load{in("a", nil, 10, 4, 0), in("a", nil, 100, 0, 3), in("b", nil, 7, 1, 2)}, "314"},
		{"more moments than are looked at", []*Load{in("a", nil, 10, many(300, 2)...), in("b", nil, 10, 1)}, "30"},
	} {
		for _, l := range test.loads {
			l.PerNode = l.Peak
		}
		if got := total(packed(groupsOf(test.loads), threads, perNode), threads).String(); got != test.threads {
			t.Errorf("%s: %s threads, want %s", test.name, got, test.threads)
		}
	}
}

// many returns so many equal numbers.
func many(n int, value int64) []int64 {
	all := make([]int64, n)
	for i := range all {
		all[i] = value
	}
	return all
}
