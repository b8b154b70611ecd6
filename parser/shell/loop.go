package shell

import (
	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// frame is a loop that is being evaluated. Its body is walked once, with
// holes for what changes from round to round.
type frame struct {
	times bound.Bound
	note  string
	at    source.Span // its header
	pool  *pool
	blind *source.Note // a test or a wait that does nothing in this shell
	outer *frame
	start int // number of the first job that it starts
	forks int // branches around the loop
	// parked are the jobs that run where a round was left early.
	parked []*live
	broken []*live // the same where the loop was left
	do     []*syntax.Stmt
	post   syntax.ArithmExpr // of a C-style loop
	// item is the variable of a `for` over words; inOrder says that the words
	// are numbers one after another.
	item    string
	inOrder bool
	words   []word.Word    // … and the words, if they are known and few
	head    []*syntax.Stmt // what a round begins with, in front of do
	// most is after how many rounds the body leaves the loop.
	most bound.Bound
}

// rounds evaluates the body of a loop.
func (e *evaluator) rounds(f *frame, do []*syntax.Stmt, body func() node) node {
	outer, times, ended, at, held := e.loop, e.times, e.ended, e.at, e.locks
	f.outer, f.start = outer, e.jobs.next
	f.do, f.forks = do, e.forks
	f.times = f.limited(f.times)
	e.loop, e.times, e.at.loop = f, times.Mul(f.times), true
	arrays := e.grown(do)
	mark := e.vars.branch()
	for _, a := range e.assigned(do) {
		e.widen(a)
	}
	cleared := e.jobs.clear
	n := body()
	e.vars.merge([]map[string]*value{e.vars.undo(mark), {}})
	for _, g := range arrays {
		g.settle(e, f)
	}
	e.loop, e.times, e.ended, e.at = outer, times, ended, at
	e.locks.files, e.locks.held = held.files, held.held
	e.jobs.clear = cleared || e.jobs.clear && f.times.Lo() > 0
	if len(f.parked) > 0 {
		e.jobs.unpark(f.parked)
	}
	f.settle(n)
	e.multiply(f.start, f)
	if len(f.broken) > 0 {
		e.jobs.unpark(f.broken)
	}
	if n == nil {
		return nil
	}
	l := loop{times: f.times, body: n}
	if f.pool != nil && f.pool.batch {
		l.batch = &f.pool.limit
	}
	return l
}

// limited is a number of rounds, or that after which the body leaves the loop.
func (f *frame) limited(n bound.Bound) bound.Bound {
	if _, known := f.most.Hi(); known && !f.most.IsZero() || f.most.IsUnknown() && n.IsInf() {
		return n.Min(f.most)
	}
	return n
}

// widen makes a variable what it can be in any round of a loop.
func (e *evaluator) widen(a assigned) {
	if a.name == "@" { // shift
		e.args = arguments{}
		return
	}
	was := e.vars.get(a.name)
	open := unset(a.name, was)
	if was != nil && a.appended {
		if was.array {
			open.words[0].Parts[0].Hole.Splits = true
		}
		open = was.plus(&value{words: open.words, array: was.array, at: was.at, jobs: open.jobs})
	}
	e.vars.set(a.name, open)
}

// forClause evaluates `for` and `select`.
func (e *evaluator) forClause(c *syntax.ForClause) node {
	f := &frame{at: e.text.Span(int(c.ForPos.Offset()), int(c.Loop.End().Offset()))}
	switch l := c.Loop.(type) {
	case *syntax.CStyleLoop:
		f.post = l.Post
		f.times, f.most = e.cStyle(l, f, c.Do)
		if l.Cond == nil {
			mark := len(e.calls)
			defer func() { e.startsAgain(again{do: c.Do, at: f.at}, e.calls[mark:]) }()
		}
		return e.rounds(f, c.Do, func() node {
			for _, a := range e.changes(l.Post) {
				e.widen(a)
			}
			return e.stmts(c.Do)
		})
	case *syntax.WordIter:
		item := e.items(l, f)
		f.item, f.inOrder = l.Name.Value, inOrder(l)
		f.most = e.untilLeft(f, c.Do, func(name string) stride { return e.strideOf(name, c.Do) }, e.assigned(c.Do))
		if c.Select {
			f.times = bound.Inf(0)
		}
		return e.rounds(f, c.Do, func() node {
			e.vars.set(l.Name.Value, item)
			return e.stmts(c.Do)
		})
	}
	return nil
}

// items counts the words of a `for` and returns what its variable can be.
func (e *evaluator) items(l *syntax.WordIter, f *frame) *value {
	var words []word.Word
	item := &value{at: e.span(l.Name)}
	if !l.InPos.IsValid() {
		words = e.args.all(e.span(l.Name))
		f.times = counted(words)
	}
	for _, w := range l.Items {
		n, short := e.countOf(w)
		if short {
			fields := e.expand(w)
			words = append(words, fields...)
			n = counted(fields)
		} else {
			words = append(words, word.FromHole(word.Hole{Kind: word.Item, Splits: true}, e.span(w)))
		}
		f.times = f.times.Add(n)
		item.jobs = append(item.jobs, e.jobsIn(w)...)
	}
	f.note = e.between(l.Pos(), l.End()).Text()
	f.words = words
	item.words = []word.Word{itemWord(l.Name.Value, words, item.at)}
	return item
}

// itemWord is the loop's variable: the only word itself, else a hole.
func itemWord(name string, words []word.Word, at source.Span) word.Word {
	if len(words) == 1 && !words[0].Splits() {
		return words[0]
	}
	h := word.Hole{Kind: word.Item, Name: name}
	if len(words) <= maxAmong {
		h.Among = among(words...)
	}
	return word.FromHole(h, at)
}

// counted returns how many words a list is; holes that split have no limit.
func counted(words []word.Word) bound.Bound {
	n, open := int64(0), false
	most := int64(0)
	for _, w := range words {
		if !w.Splits() {
			n++
			continue
		}
		k := mostWords(w)
		most, open = most+k, open || k == 0
	}
	if open {
		return bound.Inf(n)
	}
	return bound.Between(n, n+most)
}

// mostWords returns how many words one that splits is at most; 0 if that is
// not known.
func mostWords(w word.Word) int64 {
	if len(w.Parts) != 1 || w.Parts[0].Hole == nil {
		return 0
	}
	return w.Parts[0].Hole.Most
}

// whileClause evaluates `while` and `until`: nothing bounds the rounds,
// except where a here-document gives the lines.
func (e *evaluator) whileClause(c *syntax.WhileClause) node {
	header := e.between(c.WhilePos, c.DoPos)
	if n := e.poolLoop(c, header); n != nil {
		return n
	}
	f := &frame{at: header}
	f.times, f.most = e.whileTimes(c, f)
	mark := len(e.calls)
	defer func() { e.startsAgain(again{c.Cond, c.Do, c.Until, header}, e.calls[mark:]) }()
	return e.rounds(f, append(c.Cond[:len(c.Cond):len(c.Cond)], c.Do...), func() node {
		reads, by := e.reads, e.readBy
		e.reads = false
		cond := e.stmts(c.Cond)
		outer := e.at
		if e.reads {
			f.times = f.limited(e.linesIn(e.at.feed, e.readBy))
			f.note = "one round for each line read"
			e.at.streams.Stdin, e.at.input, e.at.feed, e.at.stdinFrom = unit.LoopInput, nil, nil, ""
		}
		e.reads, e.readBy = reads, by
		do := e.stmts(c.Do)
		e.at = outer
		return join(cond, do)
	})
}
