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
