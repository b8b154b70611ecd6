package link

import (
	"slices"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// maxTagRounds is how often new names of images are looked up.
const maxTagRounds = 3

// resolve follows what every unit starts. A build that names an image may
// change what other units start: then once more.
func (l *linker) resolve() {
	for range maxTagRounds {
		again := false
		w := l.newWalker()
		for _, u := range l.units {
			l.reached[u] = w.unit(u)
			for _, b := range l.reached[u].builds {
				again = l.images.tag(b) || again
			}
		}
		l.walkNotes = w.notes
		if !again {
			return
		}
	}
}

func (l *linker) newWalker() *walker {
	return &walker{
		linker: l, memo: map[string]*reach{}, active: map[string]bool{}, noted: map[source.Note]bool{},
		stacked: map[*unit.Unit]image{}, copies: map[*unit.Unit]bool{},
		installed: map[*unit.ImageSpec]*unit.Installation{}, outside: map[unit.Image]*unit.Installation{},
	}
}

// unit follows what the unit starts: its main part first, then the rest.
func (w *walker) unit(u *unit.Unit) *reach {
	p, i := w.placeOf(u)
	runs := withProbes(u, i)
	var parts []*reach
	var procs bound.Bound
	for _, use := range []unit.Use{unit.UseMain, unit.UseBuild, unit.UseProbe, unit.UseHook} {
		for _, run := range runs {
			if run.Use != use {
				continue
			}
			r := w.run(p, i, run)
			parts = append(parts, r)
			switch {
			case use == unit.UseMain && u.Beside:
				procs = procs.Add(r.procs)
			case use == unit.UseMain || use == unit.UseBuild:
				procs = procs.Max(r.procs)
			}
		}
	}
	out := together(parts)
	if len(parts) == 1 {
		out.lock, out.lifetime = parts[0].lock, parts[0].lifetime
	}
	out.procs = procs
	if u.Worker {
		out.worker, out.procs = true, procs.Max(bound.Of(1))
	}
	if u.Slots != nil {
		out.procs = out.procs.Mul(*u.Slots)
	}
	return out
}

// run follows one run. Only the main one goes through the image's entrypoint.
func (w *walker) run(p place, i image, run unit.Run) *reach {
	p = p.with(run.Env)
	run.Entrypoint, run.Command = w.filled(run.Entrypoint), w.filled(run.Command)
	var r *reach
	switch {
	case run.Use == unit.UseMain:
		r = w.container(p, i, run.Entrypoint, run.Command)
	case run.Entrypoint != nil && run.Command != nil:
		r = w.argv(p, whole(run.Entrypoint, run.Command))
	case run.Entrypoint != nil:
		r = w.argv(p, run.Entrypoint)
	default:
		r = w.argv(p, run.Command)
	}
	return r.mapped(func(c *unit.Command) {
		c.Use = run.Use
		if c.At.IsZero() {
			c.At = run.At
		}
		c.Diags = append(c.Diags, run.Diags...)
		if run.Use == unit.UseProbe && !slices.ContainsFunc(run.Diags, isPeriodic) {
			c.Diags = append(c.Diags, unit.Diag{Rule: periodic, At: run.At, Certain: true,
				Message: "the probe starts this again and again"})
		}
	})
}

// periodic is the rule on probes that start one of our programs.
const periodic = "periodic-healthcheck"

func isPeriodic(d unit.Diag) bool { return d.Rule == periodic }

// whole returns the two halves of a command line that needs no image.
func whole(e, c *unit.Argv) *unit.Argv {
	if e.Script != nil {
		return e
	}
	return join(e, c)
}

// withProbes returns the unit's runs; a Compose service that has no health
// check has its image's.
func withProbes(u *unit.Unit, i image) []unit.Run {
	has := slices.ContainsFunc(u.Runs, func(r unit.Run) bool { return r.Use == unit.UseProbe })
	if u.System != "compose" || has {
		return u.Runs
	}
	return slices.Concat(u.Runs, i.probes)
}

// placeOf returns where the unit's commands run, and its image.
func (w *walker) placeOf(u *unit.Unit) (place, image) {
	id, dir := u.System+" "+pathOf(u)+"#"+u.ID, dirOf(pathOf(u))
	switch {
	case u.Spec != nil: // the unit is an image's own
		i := w.stack(u)
		return place{id: id, dir: dir, spec: i.spec, env: overlay(w.in.Variables, i.env)}, i
	case u.Image.Ref == "" && u.Image.Build == nil:
		p := place{dir: dir, mounts: u.Mount, env: overlay(w.in.Variables, w.filledVars(u.Env))}
		if len(u.Mount) > 0 {
			p.id = id
		}
		return p, image{}
	}
	i := w.imageOf(u.Image)
	p := place{
		id: id, dir: dir,
		spec: i.spec, mounts: u.Mount, build: u.Image.Build, env: overlay(w.in.Variables, i.env, w.filledVars(u.Env)),
	}
	return p, i
}

// note says once that something was not read or not followed.
func (w *walker) note(n source.Note) {
	if !w.noted[n] {
		w.noted[n] = true
		w.notes = append(w.notes, n)
	}
}
