package rules

import (
	"testing"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

func part(group, phase string, step int, sidecar bool, n int64) share {
	u := &facts.Unit{ID: group, Group: group, Phase: phase, Found: &unit.Unit{Step: step, Sidecar: sidecar}}
	return share{unit: u, value: bound.Of(n)}
}

func TestAtOnce(t *testing.T) {
	tests := []struct {
		name   string
		shares []share
		want   int64
	}{
		{"nothing", nil, 0},
		{"units that stand alone", []share{part("", "", 0, false, 3), part("", "", 0, false, 4)}, 7},
		{"containers of one pod", []share{part("p", "", 0, false, 3), part("p", "", 0, false, 4)}, 7},
		{"init containers run one after another", []share{part("p", "init", 0, false, 9), part("p", "init", 1, false, 5), part("p", "", 0, false, 4)}, 9},
		{"a sidecar runs beside them", []share{part("p", "init", 0, false, 9), part("p", "init", 1, true, 2), part("p", "", 0, false, 4)}, 11},
		{"two pods", []share{part("p", "", 0, false, 3), part("q", "", 0, false, 4)}, 7},
	}
	for _, test := range tests {
		if got := atOnce(test.shares); got != bound.Of(test.want) {
			t.Errorf("%s: %s, want %d", test.name, got, test.want)
		}
	}
}

func TestLargest(t *testing.T) {
	small, large := part("a", "", 0, false, 3), part("b", "", 0, false, 4)
	endless := part("c", "", 0, false, 0)
	endless.value = bound.Inf(0)
	if got := largest([]share{small, large, large}); got.unit != large.unit {
		t.Errorf("largest is %s", got.unit.ID)
	}
	if got := largest([]share{small, endless, large}); got.unit != endless.unit {
		t.Errorf("largest is %s, want the one without a bound", got.unit.ID)
	}
}

func TestOver(t *testing.T) {
	tests := []struct {
		worst bound.Bound
		want  bool
	}{
		{bound.Of(11), true}, {bound.Of(10), false}, {bound.Between(1, 11), true}, {bound.Milli(10500), true},
		{bound.Inf(0), true}, {bound.Unknown(0), false},
	}
	for _, test := range tests {
		if got := over(test.worst, bound.Of(10)); got != test.want {
			t.Errorf("over(%s, 10) = %v", test.worst, got)
		}
	}
}
