package shell

import "github.com/ffvet/ffvet/parser/bound"

// node is a part of a script as far as processes go: what it starts, in
// which order, and what it waits for.
type node interface {
	load(of measure) load
}

// measure says how many processes one start of a call is.
type measure func(*Call) bound.Bound

// load is what a node puts on the machine.
type load struct {
	peak  bound.Bound // at once at most while it runs, what it leaves behind included
	early bound.Bound // the same before its first wait for everything
	open  bound.Bound // the same of the parts that no pool limits
	jobs  []job       // still running when it is over; `wait` ends them
	loose bound.Bound // still running when it is over; no wait ends them
	// clears says that it certainly waits for every job, also for those that
	// were started before it.
	clears bool
	// gated says that a pool limits all its jobs, however often it runs.
	gated  bool
	awaits []*background // jobs that it waits for by their process id
}

// job is the processes of one background statement, or of one of several
// of which only one was started.
type job struct {
	from []*background
	n    bound.Bound
}

// left is how much is still running when the node is over.
func (l load) left() bound.Bound {
	sum := l.loose
	for _, j := range l.jobs {
		sum = sum.Add(j.n)
	}
	return sum
}

// run is one start of a command.
type run struct {
	call *Call
	// detached commands go on when the command that started them returns.
	detached bool
}

func (r run) load(of measure) load {
	n := of(r.call)
	l := load{peak: n, early: n, open: n}
	if r.detached {
		l.loose = n
	}
	return l
}

// waitAll is a `wait` without operands.
type waitAll struct{}

func (waitAll) load(measure) load { return load{clears: true, gated: true} }

// waitFor is a `wait` for known jobs.
type waitFor struct{ jobs []*background }

func (w waitFor) load(measure) load { return load{gated: true, awaits: w.jobs} }

// background is a statement with `&`, or a coprocess.
type background struct{ body node }

func (b *background) load(of measure) load {
	inner := b.body.load(of)
	l := load{peak: inner.peak, early: inner.peak, open: inner.peak}
	if inner.loose.IsZero() {
		l.jobs = []job{{[]*background{b}, inner.peak}}
	} else {
		l.loose = inner.peak
	}
	return l
}

// subshell is a part with jobs of its own: a wait outside cannot end them.
type subshell struct{ body node }

func (s subshell) load(of measure) load {
	l := s.body.load(of)
	return load{peak: l.peak, early: l.peak, open: l.peak, loose: l.left()}
}

// together is a number of parts that run at once: the members of a pipeline,
// a command with its process substitutions.
type together []node

func (t together) load(of measure) load {
	var out load
	for _, n := range t {
		l := n.load(of)
		out.peak = out.peak.Add(l.peak)
		out.loose = out.loose.Add(l.left())
	}
	out.early, out.open = out.peak, out.peak
	return out
}
