package link

import (
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/shell"
)

// counter is Peak or Stays of a script or a statement.
type counter func(of func(*shell.Call) shell.Started) bound.Bound

// peak returns how many processes run at once. Of what one lock lets
// run one at a time the largest counts, once.
func peak(at counter, calls map[*shell.Call]*reach) bound.Bound {
	if at == nil {
		return bound.Bound{}
	}
	locked := map[string]bound.Bound{}
	free := at(func(c *shell.Call) shell.Started {
		r := calls[c]
		if r != nil && r.lock != "" {
			locked[r.lock] = locked[r.lock].Max(r.procs)
			return shell.Started{}
		}
		return startedBy(r)
	})
	for _, n := range locked {
		free = free.Add(n)
	}
	return free
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
			if !r.left.IsZero() { // the next round of a loop starts one more
				ways[siteOf(c)]++
			}
		}
	}
	for i, c := range out.commands {
		if ways[siteOf(c)] < 2 || at == nil {
			continue
		}
		counted := *c
		counted.Procs = out.procs
		if len(out.commands)*len(calls) <= maxRecount {
			counted.Procs = at(func(call *shell.Call) shell.Started { return startedAt(calls[call], siteOf(c)) })
		}
		out.commands[i] = &counted
	}
}

// startedAt returns what a start leads to at one site.
func startedAt(r *reach, at site) shell.Started {
	if r == nil {
		return shell.Started{}
	}
	for _, c := range r.commands {
		if siteOf(c) == at {
			return shell.Started{Procs: c.Procs, Left: c.Procs.Min(r.left)}
		}
	}
	return shell.Started{}
}
