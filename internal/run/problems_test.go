package run

import (
	"testing"

	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/internal/version"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/ffmpeg"
)

// readingsOf are those of versions 5.0, 6.0, … with the given problems.
func readingsOf(problems ...[]ffmpeg.Problem) readings {
	var r readings
	for i, p := range problems {
		g := &graph.Graph{Invocation: &ffmpeg.Invocation{}}
		g.Problems = p
		r.all = append(r.all, reading{version: version.Version{Major: 5 + i}, graph: g})
	}
	return r
}

func refused(rule string, index int) ffmpeg.Problem {
	return ffmpeg.Problem{Rule: rule, Index: index, Refused: true, Certain: true}
}

// TestMerge counts a problem as refused only if each version refuses there.
func TestMerge(t *testing.T) {
	a, b := refused("a", 4), refused("b", 2)
	for _, test := range []struct {
		name string
		r    readings
		want map[string]bool
	}{
		{"all", readingsOf([]ffmpeg.Problem{a}, []ffmpeg.Problem{a}), map[string]bool{"a": true}},
		{"one of two", readingsOf([]ffmpeg.Problem{a}, nil), map[string]bool{"a": false}},
		{"each another", readingsOf([]ffmpeg.Problem{a}, []ffmpeg.Problem{b}), map[string]bool{"b": false, "a": false}},
		{"for two streams", readingsOf([]ffmpeg.Problem{a, a}), map[string]bool{"a": true}},
		{"twice in one of two", readingsOf([]ffmpeg.Problem{a, a}, nil), map[string]bool{"a": false}},
	} {
		got := test.r.merge()
		if len(got) != len(test.want) {
			t.Errorf("%s: %d problems, want %d", test.name, len(got), len(test.want))
		}
		for i, p := range got {
			if want, ok := test.want[p.Rule]; !ok || p.Refused != want {
				t.Errorf("%s: %s refused %v, want %v", test.name, p.Rule, p.Refused, want)
			}
			if i > 0 && got[i-1].Index > p.Index {
				t.Errorf("%s: not in the order of the arguments", test.name)
			}
		}
	}
}

// TestAcceptedOfVersions is sure only if all versions agree, whatever their reasons.
func TestAcceptedOfVersions(t *testing.T) {
	a, b := refused("a", 4), refused("b", 2)
	open := a
	open.Certain = false
	for _, test := range []struct {
		name string
		r    readings
		want bound.Truth
		rule string
	}{
		{"none", readingsOf(nil, nil), bound.Yes, ""},
		{"each another", readingsOf([]ffmpeg.Problem{a}, []ffmpeg.Problem{b}), bound.No, "b"},
		{"the fewest", readingsOf([]ffmpeg.Problem{a}, []ffmpeg.Problem{b, a}), bound.No, "a"},
		{"one", readingsOf([]ffmpeg.Problem{a}, nil), bound.Undecided, ""},
		{"a hole in one", readingsOf([]ffmpeg.Problem{open}, nil), bound.Undecided, ""},
	} {
		truth, refusal := test.r.accepted()
		rule := ""
		if refusal != nil {
			rule = refusal.Rule
		}
		if truth != test.want || rule != test.rule {
			t.Errorf("%s: %s %q, want %s %q", test.name, truth, rule, test.want, test.rule)
		}
	}
}

// TestRunning leaves out the versions that refuse what others run.
func TestRunning(t *testing.T) {
	a := refused("a", 1)
	r := readingsOf(nil, nil, []ffmpeg.Problem{a})
	if best := r.best().version; best.Major != 6 {
		t.Errorf("best is %s, want the newest that runs it, 6.0", best)
	}
	if n := len(r.running()); n != 2 {
		t.Errorf("%d versions run it, want 2", n)
	}
	if n := len(readingsOf([]ffmpeg.Problem{a}, []ffmpeg.Problem{a}).running()); n != 2 {
		t.Errorf("refused by both: %d readings, want both", n)
	}
}
