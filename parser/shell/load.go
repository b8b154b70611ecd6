package shell

import "github.com/ffvet/ffvet/parser/bound"

// node is a part of a script as far as processes go: what it starts, in
// which order, and what it waits for.
type node interface {
	load(of measure) load
}

// measure says what one start of a call is.
type measure func(*Call) Started

// load is what a node puts on the machine.
type load struct {
	peak  bound.Bound // at once at most while it runs, what it leaves behind included
	open  bound.Bound // the same of the parts that no batch limits
	loose bound.Bound // still running when it is over; no wait ends them
	// begun are the processes, and starts the jobs, that it starts in the
	// background, whether or not they still run.
	begun, starts bound.Bound
	// gate is its last wait, if one certainly comes. Kept jobs were started
	// before it and may have passed it, fresh ones were started after it.
	// Early is the peak up to the first gate, without jobs from outside; late
	// is that after the last one, without kept jobs.
	gate        *gate
	maybe       bool // … or nothing at all is started and nothing waits
	kept, fresh []job
	early, late bound.Bound
	// gated says that a batch limits all its jobs, however often it runs.
	gated  bool
	awaits []*background // jobs that it waits for by their process id
	exits  exits
}

// job is the processes of one background statement, or of several.
type job struct {
	from  []*background // none if there are too many to tell apart
	n     bound.Bound   // processes of all
	each  bound.Bound   // processes of one
	count bound.Bound   // statements, started so often
}

// weight adds up the processes of jobs.
func weight(jobs []job) bound.Bound {
	var sum bound.Bound
	for _, j := range jobs {
		sum = sum.Add(j.n)
	}
	return sum
}

// tally counts the jobs.
func tally(jobs []job) bound.Bound {
	var sum bound.Bound
	for _, j := range jobs {
		sum = sum.Add(j.count)
	}
	return sum
}

// maxJobs is how many jobs are told apart in one place.
const maxJobs = 256

// compact makes one of very many jobs; nothing waits for it by process id.
func compact(jobs []job) []job {
	if len(jobs) <= maxJobs {
		return jobs
	}
	one := job{n: weight(jobs), count: tally(jobs)}
	for _, j := range jobs {
		one.each = one.each.Max(j.each)
	}
	return []job{one}
}

// left is how much is still running when the node is over.
func (l load) left() bound.Bound { return l.loose.Add(weight(l.kept)).Add(weight(l.fresh)) }

// atEnd is how much is still running when the script is over, wherever it ends.
func (l load) atEnd() bound.Bound { return l.left().Max(l.exits[byExit].left()) }

// jobs are those that are still running when the node is over.
func (l load) jobs() []job { return append(l.kept[:len(l.kept):len(l.kept)], l.fresh...) }

// flat is a load without waits inside.
func flat(n bound.Bound) load { return load{peak: n, open: n, early: n, late: n} }

// run is one start of a command.
type run struct {
	call *Call
	// detached commands go on when the command that started them returns.
	detached bool
}

func (r run) load(of measure) load {
	n := of(r.call)
	l := flat(n.Procs)
	if l.loose = n.Left; r.detached {
		l.loose = l.peak
	}
	return l
}

// waitFor is a `wait` for known jobs.
type waitFor struct{ jobs []*background }

func (w waitFor) load(measure) load { return load{gated: true, awaits: w.jobs} }

// background is a statement with `&`, or a coprocess.
type background struct{ body node }

func (b *background) load(of measure) load {
	inner := b.body.load(of)
	l := flat(inner.peak)
	if inner.loose.IsZero() {
		l.fresh = []job{{[]*background{b}, inner.peak, inner.peak, bound.Of(1)}}
		l.begun, l.starts = inner.peak, bound.Of(1)
	} else {
		l.loose = inner.peak
	}
	return l
}

// subshell is a part with jobs of its own: a wait outside cannot end them.
type subshell struct{ body node }

func (s subshell) load(of measure) load {
	l := s.body.load(of)
	out := flat(l.peak)
	out.loose = l.left()
	for _, e := range l.exits {
		out.loose = out.loose.Max(e.left())
	}
	return out
}

// together is a number of parts that run at once: the members of a pipeline,
// a command with its process substitutions.
type together []node

func (t together) load(of measure) load {
	var peak, loose bound.Bound
	for _, n := range t {
		l := n.load(of)
		peak = peak.Add(l.peak)
		loose = loose.Add(l.left())
	}
	out := flat(peak)
	out.loose = loose
	return out
}
