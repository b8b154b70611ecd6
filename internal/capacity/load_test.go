package capacity

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/parser/bound"
)

func TestNewLoad(t *testing.T) {
	n := bound.Of
	probe := Need{Procs: n(1), Brief: true, Threads: n(70), Memory: n(700), Outputs: n(0)}
	encode := Need{Procs: n(2), Threads: n(50), Memory: n(100), Outputs: n(3), SegmentsPerHour: n(900)}
	repack := Need{Procs: n(1), Threads: n(10), Memory: n(400), Outputs: n(1), SegmentsPerHour: n(7)}
	tests := []struct {
		name     string
		procs    bound.Bound
		commands []Need
		// threads and memory of a copy, threads and outputs of a process, segments a minute of a copy
		want []string
	}{
		{"nothing", n(0), nil, []string{"0", "0", "0", "0", "0"}},
		{"all at once", n(3), []Need{encode, repack}, []string{"110", "600", "50", "3", "30.117"}},
		{"they take turns", n(2), []Need{encode, repack}, []string{"100", "600", "50", "3", "30"}},
		{"a probe is over soon", n(2), []Need{encode, probe}, []string{"100", "200", "70", "3", "30"}},
		{"no bound", bound.Inf(1), []Need{{Procs: bound.Inf(1), Threads: n(5), SegmentsPerHour: bound.Unknown(0)}}, []string{"inf", "0", "5", "0", "unknown"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			l := NewLoad(test.procs, test.commands)
			got := []string{l.Threads.String(), l.Memory.String(), l.ThreadsPerProcess.String(), l.OutputsPerProcess.String(), l.SegmentsPerMinute.String()}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
