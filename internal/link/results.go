package link

import (
	"maps"
	"slices"
	"strconv"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/cron"
	"github.com/ffvet/ffvet/parser/host/just"
	"github.com/ffvet/ffvet/parser/host/makefile"
	"github.com/ffvet/ffvet/parser/shell"
	"github.com/ffvet/ffvet/parser/unit"
)

// results returns the unit with its commands; a script of which several
// statements start a program becomes one unit for each of them.
func (w *walker) results(u *unit.Unit, r *reach) []*UnitResult {
	if u.System == scriptSystem && len(u.Runs) == 1 {
		if out := w.statements(u); len(out) > 1 {
			return out
		}
	}
	return []*UnitResult{w.resultOf(u, r)}
}

// statements returns one unit for each top-level statement that starts a
// program: a step of the script, until the last one beside which it runs.
func (w *walker) statements(u *unit.Unit) []*UnitResult {
	p, _ := w.placeOf(u)
	a := u.Runs[0].Command
	if a == nil || a.Script == nil {
		return nil
	}
	w.active[pathOf(u)] = true
	defer delete(w.active, pathOf(u))
	p.dir = a.Script.Dir
	var out []*UnitResult
	script := w.evaluate(p, *a.Script, "")
	all, steps := map[*shell.Call]*reach{}, make([]int, len(script.Statements))
	for i, st := range script.Statements {
		calls := map[*shell.Call]*reach{}
		r := together(w.calls(p, st, calls))
		steps[i] = len(out) - 1
		if !r.starts() {
			continue
		}
		steps[i]++
		maps.Copy(all, calls)
		part := partOf(u, st, r, calls)
		part.Step = steps[i]
		out = append(out, w.resultOf(part, r.mapped(func(c *unit.Command) { c.Use = unit.UseMain })))
	}
	if len(out) == 0 {
		return nil
	}
	for i, last := range script.Beside(func(c *shell.Call) shell.Started { return startedBy(all[c]) }) {
		if i == 0 && steps[0] == 0 || i > 0 && steps[i] > steps[i-1] {
			out[steps[i]].Until = steps[last]
		}
	}
	return out
}

// partOf returns the unit of one statement, and counts what it leads to.
func partOf(u *unit.Unit, st shell.Statement, r *reach, calls map[*shell.Call]*reach) *unit.Unit {
	r.procs = peak(st.Peak, calls)
	recount(r, st.Peak, calls)
	part := u.Clone()
	part.ID += "#" + strconv.Itoa(st.Line)
	part.At, part.Group, part.Left = st.At, u.ID, peak(st.Stays, calls)
	return part
}

// startedBy returns what one start of a call leads to.
func startedBy(r *reach) shell.Started {
	if r == nil {
		return shell.Started{}
	}
	return shell.Started{Procs: r.procs, Left: r.left}
}

// resultOf gives the commands their unit.
func (w *walker) resultOf(u *unit.Unit, r *reach) *UnitResult {
	_, i := w.placeOf(u)
	if r.lock != "" {
		oneRun(u)
	}
	shorten(u, r.lifetime)
	if u.Spec == nil {
		u.Spec = i.spec
	}
	installed := w.installation(i)
	if i.ref == "" && i.spec == nil {
		installed = &unit.Installation{RunnerLabels: u.Place.RunnerLabels}
	}
	commands := r.mapped(func(c *unit.Command) {
		c.Unit = u
		if c.Installed == nil {
			c.Installed = installed
		}
		c.Unattended = c.Unattended || u.System != scriptSystem
		c.Host = w.way(c)
	}).commands
	if u.Limits.Cpuset == nil {
		u.Limits.Cpuset = sameMask(commands)
	}
	ofCommands(u, commands, r.procs)
	for _, p := range r.pools {
		u.Evidence = append(u.Evidence, p.Evidence)
		u.Diags = append(u.Diags, p.Diags...)
	}
	return &UnitResult{Unit: u, Procs: r.procs, Commands: commands}
}

// sameMask returns the affinity mask that wrappers give to all commands, the
// widest one; nil if one of them has none.
func sameMask(commands []*unit.Command) *bound.Bound {
	var widest *bound.Bound
	for _, c := range commands {
		if c.Cpuset == nil {
			return nil
		}
		if widest == nil {
			widest = c.Cpuset
			continue
		}
		most := widest.Max(*c.Cpuset)
		widest = &most
	}
	return widest
}

// throughShell is the layer of what a shell read.
const throughShell = "shell"

// way returns the layers from the file to the words.
func (w *walker) way(c *unit.Command) []string {
	f := w.files[pathOfSpan(c.At)]
	switch {
	case f == nil || f.host == nil || f.host.Name() == scriptSystem:
		return []string{throughShell}
	case f.host.Name() == imageSystem, f.host.Name() == makefile.System, f.host.Name() == just.System, f.host.Name() == cron.System:
		return append([]string{f.host.Name()}, c.Host...)
	}
	return append([]string{"yaml", f.host.Name()}, c.Host...)
}

// oneRun takes back that the runs which a clock starts overlap: each takes a
// lock before it starts a program.
func oneRun(u *unit.Unit) {
	if u.Schedule == nil || !u.Schedule.Overlap {
		return
	}
	schedule := *u.Schedule
	schedule.Overlap = false
	u.Schedule = &schedule
	u.Copies.Steady, u.Copies.Peak = schedule.PerRun, schedule.PerRun
	u.Evidence = slices.DeleteFunc(u.Evidence, func(e bound.Evidence) bool { return e.Factor == "overlap" })
	u.Diags = slices.DeleteFunc(u.Diags, func(d unit.Diag) bool { return d.Rule == "cron-allows-overlap" })
}
