package shell

import (
	"path"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// substitutions are what the words of a statement start: `$(…)` before it,
// `<(…)` and `>(…)` beside it.
type substitutions struct {
	before sequence
	beside together
	after  together // of beside, what the shell does not wait for: >(…)
}

// begin starts to collect for an inner statement and returns what the outer
// one has.
func (s *substitutions) begin() substitutions {
	old := *s
	*s = substitutions{}
	return old
}

// end arranges what was collected around the statement and goes back.
func (s *substitutions) end(old substitutions, n node) node {
	if len(s.beside) > 0 {
		n = alongside{main: n, others: s.beside, after: s.after}
	}
	if len(s.before) > 0 {
		n = join(s.before, n)
	}
	*s = old
	return n
}

// alongside is a statement with the process substitutions beside it.
type alongside struct {
	main          node
	others, after together
}

func (a alongside) load(of measure) load {
	var l load
	if a.main != nil {
		l = a.main.load(of)
	}
	more := a.others.load(of).peak
	l.peak, l.open = l.peak.Add(more), l.open.Add(more)
	l.early, l.late = l.early.Add(more), l.late.Add(more)
	l.loose = l.loose.Add(a.after.load(of).peak)
	return l
}

// quietly evaluates words without starting what they start; the function it
// returns goes back.
func (e *evaluator) quietly() (back func()) {
	near, calls, next := e.near, len(e.calls), e.jobs
	to, files := e.at.to, e.files
	e.at.to, e.files = nil, nil
	return func() {
		e.near, e.jobs = near, next
		e.at.to, e.files = to, files
		e.calls = e.calls[:calls]
	}
}

// substitutionsIn starts what the words of a node start, without a look at
// the words themselves.
func (e *evaluator) substitutionsIn(n syntax.Node) {
	syntax.Walk(n, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.CmdSubst:
			e.commandOutput(n)
			return false
		case *syntax.ProcSubst:
			e.processSubstitution(n)
			return false
		}
		return true
	})
}

// commandOutput evaluates `$(…)` and returns what it prints.
func (e *evaluator) commandOutput(c *syntax.CmdSubst) word.Word {
	at := e.span(c)
	if call := onlyCall(c.Stmts); call != nil {
		if w, ok := e.constant(call, at); ok {
			return w
		}
	}
	if t := e.documentOf(c.Stmts); t != nil {
		return word.FromText(*t, at)
	}
	if len(c.Stmts) == 1 {
		if d, ok := c.Stmts[0].Cmd.(*syntax.DeclClause); ok {
			if w, ok := e.printed(d, at); ok {
				return w
			}
		}
		if b, ok := c.Stmts[0].Cmd.(*syntax.BinaryCmd); ok && b.Op == syntax.OrStmt {
			if call := onlyCall([]*syntax.Stmt{b.X}); call != nil && (call.Args[0].Lit() == "command" || call.Args[0].Lit() == "which") {
				if w, ok := e.constant(call, at); ok {
					return w
				}
			}
		}
	}
	outer := e.at
	e.at.streams.Stdout, e.at.stdoutTo, e.at.to = unit.Pipe, "", nil
	if n := e.inSubshell(func() node { return e.stmts(c.Stmts) }); n != nil {
		e.near.before = append(e.near.before, n)
	}
	e.at = outer
	return word.FromHole(word.Hole{Kind: word.Command, Name: inside(at)}, at)
}

// inside returns the text of a substitution without its brackets.
func inside(at source.Span) string {
	text := strings.TrimPrefix(strings.TrimPrefix(at.Text(), "`"), "$(")
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(text, "`"), ")"))
	text, _, _ = strings.Cut(text, "\n")
	return text
}

// constant returns the output of commands whose output the text determines.
func (e *evaluator) constant(c *syntax.CallExpr, at source.Span) (word.Word, bool) {
	last := c.Args[len(c.Args)-1]
	switch name := c.Args[0].Lit(); {
	case len(c.Args) == 3 && name == "command" && (c.Args[1].Lit() == "-v" || c.Args[1].Lit() == "-V"),
		len(c.Args) == 3 && name == "type" && strings.HasPrefix(strings.ToLower(c.Args[1].Lit()), "-p"),
		len(c.Args) == 2 && name == "which":
		return e.one(last), true
	case name == "nproc" && len(c.Args) == 1, name == "getconf" && last.Lit() == "_NPROCESSORS_ONLN":
		return word.Literal(strconv.Itoa(e.options.CPUs), shown(at)), e.options.CPUs > 0
	case name == "echo" && len(c.Args) > 1 && !strings.HasPrefix(c.Args[1].Lit(), "-"):
		return e.joined(c.Args[1:], at), true
	case name == "printf":
		if args, ok := e.literals(c.Args[1:]); ok {
			text, known := formatted(args)
			return word.Literal(strings.TrimRight(text, "\n"), shown(at)), known && text != ""
		}
	case name == "basename" && len(c.Args) <= 3, name == "dirname" && len(c.Args) == 2:
		return e.pathPart(c, at)
	case name == "seq":
		return e.sequenceText(c, at)
	}
	return word.Word{}, false
}

// shown returns the span as one that is not the text itself.
func shown(at source.Span) source.Span {
	at.Exact = false
	return at
}

// joined returns the words with a blank between them.
func (e *evaluator) joined(args []*syntax.Word, at source.Span) word.Word {
	var all []word.Word
	for _, a := range args {
		for _, w := range e.expand(a) {
			if len(all) > 0 {
				all = append(all, word.Literal(" ", shown(at)))
			}
			all = append(all, w)
		}
	}
	out := word.Concat(all...)
	out.Span = at
	return out
}

// pathPart evaluates basename and dirname of a known path.
func (e *evaluator) pathPart(c *syntax.CallExpr, at source.Span) (word.Word, bool) {
	text, ok := e.one(c.Args[1]).Literal()
	if !ok || text == "" || strings.HasPrefix(text, "-") {
		return word.Word{}, false
	}
	if c.Args[0].Lit() == "dirname" {
		return word.Literal(path.Dir(text), shown(at)), true
	}
	base := path.Base(text)
	if len(c.Args) == 3 {
		suffix, ok := e.one(c.Args[2]).Literal()
		if !ok {
			return word.Word{}, false
		}
		base = strings.TrimSuffix(base, suffix)
	}
	return word.Literal(base, shown(at)), true
}

// sequenceText returns the few numbers that seq prints.
func (e *evaluator) sequenceText(c *syntax.CallExpr, at source.Span) (word.Word, bool) {
	numbers := []int64{1, 1, 0}
	var given []int64
	for _, a := range c.Args[1:] {
		text, ok := e.one(a).Literal()
		n, err := strconv.ParseInt(text, 10, 64)
		if !ok || err != nil {
			return word.Word{}, false
		}
		given = append(given, n)
	}
	switch len(given) {
	case 1:
		numbers[2] = given[0]
	case 2:
		numbers[0], numbers[2] = given[0], given[1]
	case 3:
		numbers = given
	default:
		return word.Word{}, false
	}
	count := steps(numbers[0], numbers[2], numbers[1], true)
	if count > maxAmong {
		return word.Word{}, false
	}
	var b strings.Builder
	for i := range count {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.FormatInt(numbers[0]+i*numbers[1], 10))
	}
	return word.Literal(b.String(), shown(at)), true
}

// processSubstitution evaluates `<(…)` and `>(…)`, which run beside the
// command, and returns the path that the command gets.
func (e *evaluator) processSubstitution(p *syntax.ProcSubst) word.Word {
	outer := e.at
	if p.Op == syntax.CmdOut {
		e.at.streams.Stdin, e.at.input, e.at.feed = unit.Pipe, nil, nil
	} else {
		e.at.streams.Stdout, e.at.stdoutTo, e.at.to = unit.Pipe, "", e.sinkOf(processOf(e.span(p)), false)
	}
	if n := e.inSubshell(func() node { return e.stmts(p.Stmts) }); n != nil {
		e.near.beside = append(e.near.beside, n)
		if p.Op == syntax.CmdOut {
			e.near.after = append(e.near.after, n)
		}
	}
	e.at = outer
	return processOf(e.span(p))
}

// processOf returns the path that a process substitution stands for.
func processOf(at source.Span) word.Word {
	text := at.Text()
	if len(text) > 2 {
		text = strings.TrimSpace(text[2 : len(text)-1])
	}
	return word.FromHole(word.Hole{Kind: word.Command, Name: text}, at)
}
