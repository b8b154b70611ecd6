package link

import (
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/shell"
)

// counter is Peak or Stays of a script or a statement.
type counter func(of func(*shell.Call) bound.Bound) bound.Bound

// peak returns how many processes run at once. What a lock lets run one at a
// time counts once, however often it is started.
func peak(at counter, calls map[*shell.Call]*reach) bound.Bound {
	if at == nil {
		return bound.Bound{}
	}
	var locked bound.Bound
	free := at(func(c *shell.Call) bound.Bound {
		r := calls[c]
		switch {
		case r == nil:
			return bound.Bound{}
		case r.exclusive:
			locked = locked.Max(r.procs)
			return bound.Bound{}
		}
		return r.procs
	})
	return free.Add(locked)
}

// maxRecount is how many pairs of a command and a call recount looks at.
const maxRecount = 1_000_000

// recount counts the commands that several calls lead to: the calls may run
// beside each other or one after another. Of very many it says that they may be
// all that runs at once.
func recount(out *reach, at counter, calls map[*shell.Call]*reach) {
	ways := map[site]int{}
	for _, r := range calls {
		for _, c := range r.commands {
			ways[siteOf(c)]++
		}
	}
	for i, c := range out.commands {
		if ways[siteOf(c)] < 2 || at == nil {
			continue
		}
		counted := *c
		counted.Procs = out.procs
		if len(out.commands)*len(calls) <= maxRecount {
			counted.Procs = at(func(call *shell.Call) bound.Bound { return procsAt(calls[call], siteOf(c)) })
		}
		out.commands[i] = &counted
	}
}

// procsAt returns how many processes of one site a start leads to.
func procsAt(r *reach, at site) bound.Bound {
	if r == nil {
		return bound.Bound{}
	}
	for _, c := range r.commands {
		if siteOf(c) == at {
			return c.Procs
		}
	}
	return bound.Bound{}
}
