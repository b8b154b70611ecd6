package rules

import (
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// declared reports whether the repository declares any capacity: until then
// nothing is measured against it.
func declared(d *facts.Document) bool {
	return d.Settings != nil && len(d.Settings.Declared())+len(d.Settings.Roles) > 0
}

// poolOf returns the pool that the unit runs on, nil if there is none.
func poolOf(d *facts.Document, u *facts.Unit) *config.Pool {
	if d.Settings == nil || u.Pool == "" {
		return nil
	}
	for i, p := range d.Settings.Pools {
		if p.Name == u.Pool {
			return &d.Settings.Pools[i]
		}
	}
	return nil
}

// governed reports whether a declared pool or role holds the unit.
func governed(u *facts.Unit) bool { return u.Pool != "" || u.Role != "" }

// over reports whether the worst case is above the limit. What is not known
// is not.
func over(worst, limit bound.Bound) bool {
	if worst.IsInf() {
		return true
	}
	hi, ok := worst.MilliHi()
	ceiling, _ := limit.MilliHi()
	return ok && hi > ceiling
}

// overBudget reports whether the copies of this one unit alone go over the
// thread budget of a node, or over a limit of its role.
func overBudget(d *facts.Document, u *facts.Unit) bool {
	if p := poolOf(d, u); p != nil && over(u.Threads.Mul(u.Copies.PerNode), p.ThreadBudget()) {
		return true
	}
	r := roleNamed(d, u.Role)
	if r == nil {
		return false
	}
	for _, m := range measures() {
		limit, given := r.Limits[m.key]
		if given && over(m.value(d, u, copiesIn(r, u)), bound.Of(limit.Value)) {
			return true
		}
	}
	return false
}

// startsTogether reports whether the unit is part of what runs in the long
// run: not of a build, and not a hook that ends soon.
func startsTogether(u *facts.Unit) bool {
	return u.Phase != string(unit.BuildPhase) && !u.Transient && !u.Base
}
