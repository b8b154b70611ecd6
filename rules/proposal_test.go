package rules

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// pooled is a command with one automatic filter pool of 64 threads on 64
// CPUs, beside the main thread, in copies that share one node.
func pooled(copies int64) (*facts.Document, *facts.Unit) {
	c := &facts.Command{
		Graph: &graph.Graph{}, Found: &unit.Command{Procs: bound.Of(1)},
		Estimate: facts.Estimate{CPUs: 64, Threads: facts.Threads{
			Peak: 65, ByCPUs: map[string]int{"16": 17, "64": 65},
			Components: []estimate.Component{
				{Name: "main", Model: "fixed/1", Args: map[string]any{"what": "main", "n": 1}, Threads: 1},
				{Name: "complex filter graph", Role: "complex:0", Model: "filter-pool/1", Args: map[string]any{"threads": 0, "capped": false}, Threads: 64},
			},
		}},
	}
	u := &facts.Unit{
		ID: "service/enc", Found: &unit.Unit{}, Commands: []int{0}, ProcsPerCopy: bound.Of(1), Threads: bound.Of(65),
		Copies: facts.Copies{PerNode: bound.Of(copies)}, Limits: facts.Limits{CPUSeen: facts.CPUs{N: 64}},
	}
	return &facts.Document{Units: []*facts.Unit{u}, Commands: []*facts.Command{c}}, u
}

func TestProposalKeepsMostThreads(t *testing.T) {
	tests := []struct {
		copies, left int64
		want         []string
	}{
		// 1 + 16-1 threads a copy fit.
		{20, 640, []string{"-filter_complex_threads 16", "20 × 16 = 320"}},
		// 1 + 7-1 do, 1 + 8-1 do not.
		{20, 150, []string{"-filter_complex_threads 7", "20 × 7 = 140"}},
		// Not even 2 fit: fewer copies come before -threads 1.
		{20, 30, []string{"at most 15 of the 20 copies", "15 × 2 = 30", "with 1 instead of 2 all fit (20 × 1 = 20)"}},
		{20, 1, []string{"let fewer of the 20 copies share a node"}},
	}
	for _, test := range tests {
		d, u := pooled(test.copies)
		got := fewerThreads(d, share{unit: u, copies: bound.Of(test.copies)}, test.left)
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%d copies in %d threads: %q, want %q in it", test.copies, test.left, got, want)
			}
		}
	}
}

func TestAutomaticSeesWhatFollowsTheCPUs(t *testing.T) {
	d, _ := pooled(1)
	roles := automatic(d.Commands[0])
	if len(roles) != 1 || roles[0] != "complex filter graph" {
		t.Errorf("automatic: %v", roles)
	}
	if !byItself(d.Commands[0]) {
		t.Error("the command says how many threads it has")
	}
}
