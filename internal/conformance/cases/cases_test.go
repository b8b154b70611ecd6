package cases

import (
	"slices"
	"testing"
)

func TestCases(t *testing.T) {
	one, other := NewGenerator(), NewGenerator()
	ids, same := map[string]bool{}, 0
	for n := range 2000 {
		a, b := one.Case(n), other.Case(n)
		if a.ID != b.ID || !slices.Equal(a.Argv, b.Argv) {
			t.Fatalf("case %d is %v and %v", n, a, b)
		}
		seed := one.seeds[n%len(one.seeds)]
		if n >= len(one.seeds) && slices.Equal(a.Argv, seed.Argv) {
			same++ // the second step took the first one back
		}
		ids[a.ID] = true
	}
	if len(ids) != 2000 || same > 10 {
		t.Errorf("%d cases have an id of their own, want 2000; %d are their seed", len(ids), same)
	}
}

func TestEveryMutationApplies(t *testing.T) {
	g := NewGenerator()
	for _, kind := range mutations() {
		changed := false
		for n := range 200 {
			m := g.mutant(n)
			before := slices.Clone(m.argv)
			changed = changed || kind.apply(m) && !slices.Equal(before, m.argv)
		}
		if !changed {
			t.Errorf("%s changes nothing", kind.name)
		}
	}
}
