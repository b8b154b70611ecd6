package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// ifClause evaluates the conditions in order and the union of the branches.
func (e *evaluator) ifClause(c *syntax.IfClause) node {
	cond := e.stmts(c.Cond)
	if c.Else == nil {
		if n := e.poolTest(c.Cond, c.Then, false, e.between(c.Pos(), c.ThenPos)); n != nil {
			return join(cond, n)
		}
	}
	if len(c.Then) > 0 && len(c.Cond) > 0 && e.locks.tried {
		last := c.Cond[len(c.Cond)-1]
		if c.Else != nil {
			e.locks.untried()
		}
		return join(cond, e.ifLocked(c.Then[len(c.Then)-1], last.Negated, func() node { return e.ifBranches(c) }))
	}
	return join(cond, e.ifBranches(c))
}

// ifBranches evaluates what depends on a condition.
func (e *evaluator) ifBranches(c *syntax.IfClause) node {
	run := []func() node{func() node { return e.stmts(c.Then) }}
	open := c.Else == nil
	switch {
	case open:
	case len(c.Else.Cond) == 0: // else
		run = append(run, func() node { return e.stmts(c.Else.Then) })
	default: // elif: its condition runs only if this one failed
		run = append(run, func() node { return e.ifClause(c.Else) })
	}
	return e.branches(e.testedBy(c.Cond...), run, open)
}

// caseClause evaluates the union of the branches.
func (e *evaluator) caseClause(c *syntax.CaseClause) node {
	e.one(c.Word)
	var run []func() node
	open := true
	for _, item := range c.Items {
		for _, p := range item.Patterns {
			open = open && p.Lit() != "*"
		}
		run = append(run, func() node { return e.stmts(item.Stmts) })
	}
	return e.branches("", run, open)
}

// branches evaluates parts of which one runs; open says that it may also be
// none. Branches that end the script leave no values behind.
func (e *evaluator) branches(tested string, run []func() node, open bool) node {
	var nodes choice
	var after []map[string]*value
	ended, started := 0, false
	args := merged{start: e.args, all: e.args, none: !open}
	e.forks++
	defer func() { e.forks-- }()
	held := e.locks
	defer func() { e.locks.files, e.locks.held = held.files, held.held }()
	start := e.jobs
	jobs := merging{start: start, all: true}
	for _, body := range run {
		e.ended, e.args = false, args.start
		e.locks.files, e.locks.held = held.files, held.held
		e.jobs.mine, e.jobs.clear = start.mine[:len(start.mine):len(start.mine)], false
		mark := e.vars.branch()
		n := body()
		left := e.vars.undo(mark)
		if e.ended {
			ended++
		} else {
			after = append(after, left)
			args.add(e.args)
		}
		jobs.add(&e.jobs)
		started = started || n != nil
		if n == nil {
			n = sequence{}
		}
		nodes = append(nodes, n)
	}
	e.ended = !open && ended == len(run) && ended > 0
	if open {
		after = append(after, map[string]*value{})
		nodes = append(nodes, sequence{})
	}
	jobs.finish(&e.jobs, open)
	e.args = args.all
	e.vars.tested = tested
	e.vars.merge(after)
	e.vars.tested = ""
	if !started {
		return nil
	}
	return nodes
}

// merging collects the jobs that branches leave.
type merging struct {
	start jobs
	extra []*live
	all   bool // every branch waited for everything
}

func (m *merging) add(j *jobs) {
	m.extra = append(m.extra, since(j.mine, m.start.next)...)
	m.all = m.all && j.clear
}

func (m *merging) finish(j *jobs, open bool) {
	kept := m.start.mine
	if m.all && !open {
		kept = before(kept, m.start.base)
	}
	j.mine = append(kept[:len(kept):len(kept)], m.extra...)
	j.clear = m.start.clear || m.all && !open
}

// testedBy returns the source of a condition: a variable that it names and
// that its branch sets is a default.
func (e *evaluator) testedBy(cond ...*syntax.Stmt) string {
	if len(cond) == 0 || e.vars == nil {
		return ""
	}
	from, to := int(cond[0].Pos().Offset()), int(cond[len(cond)-1].End().Offset())
	to = min(to, len(e.text.Str), from+maxTested)
	if from >= to {
		return ""
	}
	return e.text.Str[from:to]
}

// maxTested is how much of a condition is searched for variables, in bytes.
const maxTested = 4096

// asksFor reports whether a condition asks for a variable.
func asksFor(tested, variable string) bool {
	return strings.Contains(tested, "$"+variable) || strings.Contains(tested, "${"+variable)
}
