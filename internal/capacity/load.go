package capacity

import (
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// Load is what one copy of a unit needs, with where it runs.
type Load struct {
	Unit      *unit.Unit
	Placement Placement
	Procs     bound.Bound
	Threads   bound.Bound
	Memory    bound.Bound // bytes
}

// counts reports whether the load is part of what runs in the long run: not
// an init step that is over, not a build, not a hook.
func (l Load) counts() bool {
	u := l.Unit
	return !u.Transient && u.Phase != unit.BuildPhase && (u.Phase != unit.InitPhase || u.Sidecar)
}

// member says how a load counts in the sum of a group whose steps run one
// after another: the statements of one script.
func (l Load) steps() bool { return l.Unit.Group != "" && l.Unit.System == "script" }

// total adds up a quantity over the loads that run at once: the statements of
// one script count with their largest.
func total(loads []Load, of func(Load) bound.Bound) bound.Bound {
	var sum bound.Bound
	most := map[string]bound.Bound{}
	var order []string
	for _, l := range loads {
		if !l.counts() {
			continue
		}
		if !l.steps() {
			sum = sum.Add(of(l))
			continue
		}
		if _, known := most[l.Unit.Group]; !known {
			order = append(order, l.Unit.Group)
		}
		most[l.Unit.Group] = most[l.Unit.Group].Max(of(l))
	}
	for _, group := range order {
		sum = sum.Add(most[group])
	}
	return sum
}
