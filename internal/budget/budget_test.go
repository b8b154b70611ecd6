package budget

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

func number(n int64) *bound.Bound { b := bound.Of(n); return &b }

func unbounded() *bound.Bound { b := bound.Inf(1); return &b }

func TestStates(t *testing.T) {
	tests := []struct {
		name    string
		used    bound.Bound
		allowed *bound.Bound
		before  *bound.Bound
		want    State
		grew    bool
	}{
		{"nothing allowed", bound.Of(5), nil, nil, Free, false},
		{"exactly what is allowed", bound.Of(5), number(5), nil, Fits, false},
		{"one more", bound.Of(6), number(5), nil, Over, false},
		{"as before", bound.Of(6), number(5), number(6), Known, false},
		{"less than before", bound.Of(6), number(5), number(9), Known, false},
		{"more than before", bound.Of(7), number(5), number(6), Over, true},
		{"it was within", bound.Of(6), number(5), number(5), Over, true},
		{"nothing bounds it", bound.Inf(0), number(5), nil, Over, false},
		{"nothing ever bounded it", bound.Inf(0), number(5), unbounded(), Known, false},
		{"nothing bounds it any more", bound.Inf(0), number(5), number(4), Over, true},
		{"not known", bound.Unknown(0), number(5), number(4), Unknown, true},
	}
	for _, test := range tests {
		l := NewLine(facts.Use{Key: "copies_total", Peak: test.used, Allowed: test.allowed}, test.before)
		if l.State != test.want || l.Grew() != test.grew {
			t.Errorf("%s: %s, grew %v, want %s, %v", test.name, l.State, l.Grew(), test.want, test.grew)
		}
	}
}

func TestSentence(t *testing.T) {
	pool, role := Group{Kind: "pool", Name: "enc"}, Group{Kind: "role", Name: "vod"}
	line := func(key string, used bound.Bound, allowed, before *bound.Bound) Line {
		return NewLine(facts.Use{Key: key, Peak: used, Allowed: allowed}, before)
	}
	tests := []struct {
		group Group
		line  Line
		want  string
	}{
		{pool, line("threads_per_node", bound.Of(2240), number(640), number(320)), "+1,920 threads on one node of pool enc, now 2,240 of 640"},
		{pool, line("threads_per_node", bound.Of(2240), number(640), nil), "2,240 of 640 threads on one node of pool enc"},
		{pool, line("memory_total", bound.Of(3<<30), number(1<<30), nil), "3 GiB of 1 GiB memory in all on pool enc"},
		{role, line("processes_total", bound.Inf(1), number(4), number(2)), "processes in all of role vod from 2 to inf of 4"},
		{role, line("overlap", bound.Of(3), number(1), nil), "3 of 1 runs at once of role vod"},
		{role, line("segments_per_minute", bound.Of(90), nil, number(60)), "+30 segments a minute of role vod, now 90"},
	}
	for _, test := range tests {
		if got := Sentence(test.group, test.line); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

// The factors of a thread count are places: copies, processes where there are
// several, threads; or what a copy has in all where no product tells it.
func TestFactors(t *testing.T) {
	unit := func(procs, threads int64) *facts.Unit {
		return &facts.Unit{
			ID: "u", File: "deploy.yaml", Line: 3, ProcsPerCopy: bound.Of(procs), Threads: bound.Of(threads), Memory: bound.Of(1 << 20),
			Copies:   facts.Copies{Steady: bound.Of(2), Peak: bound.Of(20), PerNode: bound.Of(20)},
			Evidence: []facts.Evidence{{Factor: "copies", File: "deploy.yaml", Line: 5, Path: "spec.replicas"}, {Factor: "copies", File: "hpa.yaml", Line: 9, Path: "spec.maxReplicas"}},
		}
	}
	small, large := process{file: "a.sh", line: 4, threads: 10, outputs: 3}, process{file: "b.sh", line: 14, threads: 96, outputs: 1}
	tests := []struct {
		key, window string
		unit        *facts.Unit
		want        string
	}{
		{"threads_per_node", "peak", unit(1, 96), "hpa.yaml:9 20 × b.sh:14 96"},
		{"threads_per_node", "steady", unit(1, 96), "hpa.yaml:9 2 × b.sh:14 96"},
		{"threads_total", "peak", unit(3, 288), "hpa.yaml:9 20 × deploy.yaml:3 3 × b.sh:14 96"},
		{"threads_total", "peak", unit(2, 106), "hpa.yaml:9 20 × b.sh:14 106"},
		{"threads_per_process", "peak", unit(2, 106), "b.sh:14 96"},
		{"processes_total", "peak", unit(2, 106), "hpa.yaml:9 20 × deploy.yaml:3 2"},
		{"copies_total", "peak", unit(2, 106), "hpa.yaml:9 20"},
		{"memory_per_copy", "peak", unit(2, 106), "deploy.yaml:3 1 MiB"},
		{"outputs_per_process", "peak", unit(2, 106), "a.sh:4 3"},
		{"starts_per_run", "peak", unit(2, 106), "deploy.yaml:3"},
	}
	for _, test := range tests {
		s := side{unit: test.unit, processes: []process{small, large}}
		c := Contributor{File: "deploy.yaml", Line: 3, Factors: s.factors(test.key, test.window)}
		if got := c.Product(); got != test.want {
			t.Errorf("%s: %q, want %q", test.key, got, test.want)
		}
	}
}

// What changed stands with both numbers, and a factor of one is none.
func TestComparedFactors(t *testing.T) {
	now := []Factor{{Name: "copies", Value: bound.Of(20), File: "hpa.yaml", Line: 9}, {Name: "processes", Value: bound.Of(1), File: "c", Line: 1}, {Name: "threads", Value: bound.Of(96), File: "e.sh", Line: 14}}
	compare(now, []Factor{{Name: "copies", Value: bound.Of(2)}, {Name: "threads", Value: bound.Of(96)}})
	got := Contributor{Factors: now}.Product()
	if diff := cmp.Diff("hpa.yaml:9 2→20 × e.sh:14 96", got); diff != "" {
		t.Error(diff)
	}
}

func TestFewerCopies(t *testing.T) {
	cause := func(copies bound.Bound, key string) Contributor {
		return Contributor{Factors: []Factor{{Name: "copies", Value: copies, Key: key}}}
	}
	tests := []struct {
		cause       Contributor
		value, left int64
		want        string
	}{
		{cause(bound.Of(20), "maxReplicas"), 1920, 640, "maxReplicas 6"},
		{cause(bound.Of(20), ""), 1920, 640, "at most 6 copies"},
		{cause(bound.Of(20), "maxReplicas"), 1920, 90, ""}, // not one fits
		{cause(bound.Of(20), "maxReplicas"), 1920, -5, ""},
		{cause(bound.Of(1), "maxReplicas"), 96, 40, ""},
		{cause(bound.Inf(1), "maxReplicas"), 1920, 640, ""},
		{Contributor{}, 1920, 640, ""},
	}
	for _, test := range tests {
		if got, _ := fewerCopies(test.cause, test.value, test.left); got != test.want {
			t.Errorf("%v of %d for %d: %q, want %q", test.cause.Factors, test.value, test.left, got, test.want)
		}
	}
}
