package assume

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// Use is an assumption of the configuration that changed a number.
type Use struct {
	Subject string // "copies of workflow/default/p-/enc"
	Value   string
	From    string // ".ffvet.yaml:12"
}

// Unit puts the declared assumptions about a unit in the place of what is not
// known or has no limit: it changes the unit's copies, and returns the
// processes of one copy. What a file of the repository limits stays.
func Unit(c *config.Config, u *unit.Unit, procs bound.Bound) (bound.Bound, []Use) {
	a := &assuming{unit: u, file: c.Path}
	for _, d := range c.Assume.Durations {
		a.duration(d)
	}
	for _, f := range slices.Concat(c.Assume.Fanout, c.Assume.Clients) {
		procs = a.fanout(f, procs)
	}
	for _, r := range c.Assume.Requests {
		if a.concerns(r) && !isFinite(procs) {
			procs = procs.Min(bound.Of(r.Max))
			a.use("procs", procs, "requests at once in one instance", r)
		}
	}
	a.runs(c.Assume.ConcurrentRuns)
	return procs, a.uses
}

// assuming collects what is assumed of one unit.
type assuming struct {
	unit *unit.Unit
	file string
	uses []Use
}

// concerns reports whether an assumption is about the unit; a star in its glob
// also stands for slashes.
func (a *assuming) concerns(at config.AssumeAt) bool { return fits(at.Glob, a.unit.ID) }

func fits(glob, text string) bool {
	plain := strings.NewReplacer("/", "\x00")
	return doublestar.MatchUnvalidated(plain.Replace(glob), plain.Replace(text))
}

func isFinite(b bound.Bound) bool {
	_, ok := b.MilliHi()
	return ok
}

func (a *assuming) use(factor string, value bound.Bound, what string, at config.AssumeAt) {
	a.unit.Evidence = append(a.unit.Evidence, bound.Evidence{
		Factor: factor, Value: value, Note: "assumed: " + what, At: at.Source, Path: "assume"})
	use := Use{Subject: what + " of " + a.unit.ID, Value: fmt.Sprint(at.Max), From: a.file}
	if !at.Source.IsZero() {
		use.From = fmt.Sprintf("%s:%d", a.file, at.Source.Position().Line)
	}
	a.uses = append(a.uses, use)
}

// fanout bounds copies that nothing bounds; of one copy that starts what
// nothing bounds, its processes.
func (a *assuming) fanout(at config.AssumeAt, procs bound.Bound) bound.Bound {
	u, most := a.unit, bound.Of(at.Max)
	switch {
	case !a.concerns(at):
	case !isFinite(u.Copies.Steady) || !isFinite(u.Copies.Peak):
		u.Copies.Steady = u.Copies.Steady.Min(most)
		if !isFinite(u.Copies.Peak) {
			u.Copies.Peak = u.Copies.Steady.Add(u.Copies.Surge.Over(u.Copies.Steady))
		}
		a.alive(func(n bound.Bound) bound.Bound { return n.Min(most) })
		a.use("copies", u.Copies.Steady, "the most at once", at)
	case !isFinite(procs):
		procs = procs.Min(most)
		a.use("procs", procs, "the most at once", at)
	}
	return procs
}

// alive changes the copies at each moment of a run.
func (a *assuming) alive(change func(bound.Bound) bound.Bound) {
	if a.unit.Flow == nil {
		return
	}
	f := *a.unit.Flow
	f.Alive = slices.Clone(f.Alive)
	for i, n := range f.Alive {
		f.Alive[i] = change(n)
	}
	a.unit.Flow = &f
}

// duration counts again how many runs overlap that a clock starts.
func (a *assuming) duration(at config.AssumeAt) {
	u := a.unit
	if u.Schedule == nil || !u.Schedule.Overlap || !a.concerns(at) {
		return
	}
	steady, peak := u.Schedule.Copies(time.Duration(at.Max) * time.Second)
	if isFinite(u.Copies.Peak) && peak.Exceeds(u.Copies.Peak) == bound.Yes {
		return // the file ends a run earlier
	}
	u.Copies.Steady, u.Copies.Peak = steady, peak
	a.use("overlap", peak, "seconds that a run takes", at)
	if peak.Exceeds(u.Schedule.PerRun) == bound.No {
		u.Diags = slices.DeleteFunc(u.Diags, func(d unit.Diag) bool { return d.Rule == "cron-allows-overlap" })
	}
}

// runs multiplies what one run of a pipeline has by the runs at once; the
// longest glob that fits the file or the unit counts. A bound that runs share
// holds for all of them.
func (a *assuming) runs(declared map[string]int64) {
	best, n := "", int64(1)
	for glob, runs := range declared {
		fit := fits(glob, a.unit.ID) || a.unit.At.File != nil && fits(glob, a.unit.At.File.Path)
		if fit && (len(glob) > len(best) || len(glob) == len(best) && glob < best) {
			best, n = glob, runs
		}
	}
	u := a.unit
	if n <= 1 || u.SharedBound != "" {
		return
	}
	times := bound.Of(n)
	u.Copies.Steady, u.Copies.Peak = u.Copies.Steady.Mul(times), u.Copies.Peak.Mul(times)
	a.alive(func(b bound.Bound) bound.Bound { return b.Mul(times) })
	if u.Flow != nil && u.Flow.Cap != nil {
		all := u.Flow.Cap.Mul(times)
		u.Flow.Cap = &all
	}
	a.use("runs", times, "runs at once", config.AssumeAt{Max: n})
}
