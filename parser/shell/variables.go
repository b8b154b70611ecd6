package shell

import (
	"slices"

	"github.com/ffvet/ffvet/parser/unit"
)

// variables are those of one script, with the way back to any earlier state:
// what a branch or a subshell assigns is taken back when it is over.
type variables struct {
	now   map[string]*value
	trail []change
	// keep counts the branches that may have to be taken back.
	keep     int
	exported []string
	handed   []unit.Var // what commands inherit, while fresh
	fresh    bool
	env      map[string]unit.Var // what the script inherits
	// tested is the condition of the branches that are being merged.
	tested string
	all    bool // `set -a`: whatever is assigned is exported
}

// change is one assignment: what the variable was before.
type change struct {
	name string
	was  *value
}

func newVariables(env []unit.Var) *variables {
	v := &variables{now: map[string]*value{}, env: make(map[string]unit.Var, len(env))}
	for _, e := range env {
		v.env[e.Name] = e
	}
	return v
}

// get returns the value of a variable; nil if neither the script nor what
// starts it sets it.
func (v *variables) get(name string) *value {
	if x, ok := v.now[name]; ok {
		return x
	}
	if e, ok := v.env[name]; ok {
		return scalar(e.Value)
	}
	return nil
}

func (v *variables) set(name string, x *value) {
	if v.keep > 0 {
		v.trail = append(v.trail, change{name, v.now[name]})
	}
	v.put(name, x)
	if v.all {
		v.export(name)
	}
}

func (v *variables) put(name string, x *value) {
	if v.fresh && slices.Contains(v.exported, name) {
		v.fresh = false
	}
	if x == nil {
		delete(v.now, name)
		return
	}
	v.now[name] = x
}

// branch begins a part whose assignments may be taken back.
func (v *variables) branch() (mark int) {
	v.keep++
	return len(v.trail)
}

// undo takes back what was assigned since the mark and returns it.
func (v *variables) undo(mark int) map[string]*value {
	after := map[string]*value{}
	for i := len(v.trail) - 1; i >= mark; i-- {
		c := v.trail[i]
		if _, seen := after[c.name]; !seen {
			after[c.name] = v.now[c.name]
		}
	}
	for i := len(v.trail) - 1; i >= mark; i-- {
		v.put(v.trail[i].name, v.trail[i].was)
	}
	v.trail = v.trail[:mark]
	v.keep--
	return after
}

// merge makes the variables what they can be after one of several branches.
func (v *variables) merge(branches []map[string]*value) {
	var names []string
	for _, b := range branches {
		for name := range b {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		var x *value
		for i, b := range branches {
			in, assigned := b[name]
			if !assigned {
				in = v.get(name)
			}
			if i == 0 {
				x = in
			} else {
				x = union(name, x, in, asksFor(v.tested, name))
			}
		}
		v.set(name, x)
	}
}

// export marks a variable as one that commands inherit.
func (v *variables) export(name string) {
	if !slices.Contains(v.exported, name) {
		v.exported = append(v.exported, name)
		v.fresh = false
	}
}

// inherited returns what the script exported, in the order of the exports.
// The slice is shared.
func (v *variables) inherited() []unit.Var {
	if v.fresh {
		return v.handed
	}
	v.fresh, v.handed = true, nil
	for _, name := range v.exported {
		if x := v.now[name]; x != nil && !x.array {
			v.handed = append(v.handed, unit.Var{Name: name, Value: x.words[0], At: x.at})
		}
	}
	return v.handed
}
