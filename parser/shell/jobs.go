package shell

import (
	"slices"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// jobs are the commands that run in the background at the current point of
// the script, oldest first. It counts each call on its own, while the script
// is walked; the tree of nodes counts the whole.
type jobs struct {
	mine  []*live // that a wait of this shell ends
	loose []*live // that no wait ends: started in a subshell, detached
	next  int
	base  int  // number of the first one that belongs to this shell
	clear bool // everything was waited for since the branch began
}

// live is a call in the background.
type live struct {
	number int
	call   *Call
	job    *background
	at     source.Span // the `&`
	pooled bool        // a pool limits it, however often it is started
	locked bool        // it holds a lock that it opened itself
}

func (j *jobs) start(call *Call, job *background, at source.Span) {
	j.mine = append(j.mine, &live{number: j.next, call: call, job: job, at: at})
	j.next++
}

// since returns the entries of the list from a number on.
func since(list []*live, number int) []*live {
	i := len(list)
	for i > 0 && list[i-1].number >= number {
		i--
	}
	return list[i:]
}

// before returns the entries of the list up to a number.
func before(list []*live, number int) []*live {
	n := len(list) - len(since(list, number))
	return list[:n:n]
}

// wait ends all jobs of this shell.
func (j *jobs) wait() {
	j.mine = before(j.mine, j.base)
	j.clear = true
}

// waitFor ends the given jobs.
func (j *jobs) waitFor(over []*background) {
	j.mine = slices.DeleteFunc(slices.Clone(j.mine), func(l *live) bool { return slices.Contains(over, l.job) })
}

// orphan turns the jobs from a number on into such that no wait ends.
func (j *jobs) orphan(number int) {
	j.loose = append(j.loose, since(j.mine, number)...)
	j.mine = before(j.mine, number)
}

// multiply counts the rounds of a loop whose jobs from a number on add up.
func (e *evaluator) multiply(number int, f *frame) {
	n := f.times
	if f.pool != nil {
		n = n.Min(f.pool.limit)
	}
	for _, l := range since(e.jobs.mine, number) {
		if !l.pooled && !l.locked {
			l.rounds(n, f)
		}
	}
	free := *f // no test of jobs and no wait sees these
	free.pool = nil
	for _, l := range since(e.jobs.loose, number) {
		if !l.locked {
			l.rounds(f.times, &free)
		}
	}
}

// rounds multiplies one call.
func (l *live) rounds(n bound.Bound, f *frame) {
	c := l.call
	c.Procs = c.Procs.Mul(n)
	if f.pool == nil {
		related := []source.Note{{At: f.at, Text: "the loop"}}
		if f.blind != nil {
			related = append(related, *f.blind)
			c.Evidence = append(c.Evidence, bound.Evidence{Factor: "pool", Value: n, At: f.blind.At, Note: f.blind.Text})
		}
		c.Evidence = append(c.Evidence, bound.Evidence{Factor: "loop", Value: n, At: f.at, Note: f.note})
		if n.IsInf() {
			c.diag(unit.Diag{Rule: "unbounded-background-loop", At: l.place(), Certain: true,
				Message: "every round of the loop starts one more in the background and nothing waits for it before the loop is over",
				Related: related})
		}
		return
	}
	l.pooled = true
	c.Evidence = append(c.Evidence, bound.Evidence{Factor: "pool", Value: n, At: f.pool.at, Note: f.pool.note})
	if f.pool.offByOne {
		c.diag(unit.Diag{Rule: "pool-off-by-one", At: f.pool.at, Certain: true,
			Message: "the test lets one more start when the number is reached: " + n.String() + " run at once"})
	}
}

// place is the `&`, or the command itself if it detaches on its own.
func (l *live) place() source.Span {
	if l.at.IsZero() {
		return l.call.At
	}
	return l.at
}

// diag adds a condition once.
func (c *Call) diag(d unit.Diag) {
	if !slices.ContainsFunc(c.Diags, func(have unit.Diag) bool { return have.Rule == d.Rule }) {
		c.Diags = append(c.Diags, d)
	}
}

// unawaited marks what still runs when the script ends.
func (e *evaluator) unawaited() {
	for _, list := range [][]*live{e.jobs.mine, e.jobs.loose} {
		for _, l := range list {
			if l.at.IsZero() {
				continue
			}
			l.call.diag(unit.Diag{Rule: "background-without-wait", At: l.at, Certain: true,
				Message: "the script ends without waiting for it"})
		}
	}
}
