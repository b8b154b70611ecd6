package shell

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/ffvet/ffvet/parser/word"
)

// leave evaluates `continue`, `break` and `return`. What runs here still runs
// where the script goes on, whatever waits come behind this place.
func (e *evaluator) leave(name string, args []word.Word) node {
	if name == "return" {
		e.ended, e.returned = true, true
		e.parked = append(e.parked, e.jobs.mine...)
		return leave(byReturn)
	}
	if e.loop == nil {
		return nil
	}
	e.ended = true
	if name == "break" && len(args) == 0 {
		e.loop.broken = append(e.loop.broken, since(e.jobs.mine, e.loop.start)...)
		return leave(byBreak)
	}
	e.loop.parked = append(e.loop.parked, since(e.jobs.mine, e.loop.start)...)
	levels := 1
	if len(args) > 0 {
		levels, _ = strconv.Atoi(args[0].String())
	}
	switch {
	case levels != 1:
		if e.loop.outer != nil {
			e.loop.outer.parked = append(e.loop.outer.parked, since(e.jobs.mine, e.loop.outer.start)...)
		}
		return leave(byOuter)
	case name == "break":
		return leave(byBreak)
	}
	return leave(byContinue)
}

// unpark puts back the jobs that ran where a piece was left early.
func (j *jobs) unpark(parked []*live) {
	have := map[*live]bool{}
	for _, l := range j.mine {
		have[l] = true
	}
	for _, l := range parked {
		if !have[l] && l.number >= j.base {
			have[l] = true
			j.mine = append(j.mine[:len(j.mine):len(j.mine)], l)
		}
	}
	slices.SortStableFunc(j.mine, func(a, b *live) int { return cmp.Compare(a.number, b.number) })
}
