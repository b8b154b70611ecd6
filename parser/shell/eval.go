package shell

import (
	"fmt"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// Limits of one evaluation. Reaching one gives a note in Result.Unread.
const (
	maxScript     = 4 << 20  // bytes of one text
	maxBrackets   = 1000     // brackets and keywords open at once
	maxDepth      = 20       // function calls, eval and source inside one another
	maxNesting    = 2000     // statements inside one another
	maxStatements = 200_000  // statements evaluated, each visit counts
	maxBytes      = 64 << 20 // bytes of text that expansions copy
	maxValue      = 1 << 20  // bytes of one word
	maxFields     = 4096     // words that one word becomes, elements of an array
	maxTexts      = 2000     // texts that eval, trap and source hand over
	maxAmong      = 16       // alternatives kept for a hole
)

// evaluator walks a script once and collects what it can start.
type evaluator struct {
	options Options
	shell   string
	shebang bool // the script's first line names the shell
	vars    *variables
	funcs   map[string]*function
	liked   map[string]bool // parts of names that are being called, "do_*"
	aliases map[string]source.Text
	// exported are the functions that child shells get, handed the same as texts.
	exported map[string]*function
	handed   []Function
	// dispatches says that the script's arguments name what it calls.
	dispatches bool
	root       *function // the uncalled function that is evaluated
	result     *Result

	text  source.Text // what the positions of the current nodes refer to
	args  arguments
	at    context
	near  substitutions
	ended bool // the branch ends here: exit, return, break
	cut   bool // a limit was reached: more may run than what was evaluated

	calls  []*Call
	jobs   jobs
	locks  locks
	loop   *frame
	tokens map[string]bound.Bound // lines that wait in a pipe, by descriptor
	times  bound.Bound            // rounds of the loops around
	modulo map[string]bound.Bound // i = i % N, by variable
	sets   map[*syntax.Stmt][]assigned
	reads  bool   // a condition read from standard input
	readBy string // … up to this mark instead of the ends of lines; "?" if not known
	named  bool   // `$!` named a job

	depth, nesting, statements, bytes, texts, fed int
	locals                                        map[string]*value // what the function's own variables were before it; nil outside
	returned                                      bool              // the branch ends by `return`
	parked                                        []*live           // jobs that run where the function returned
	list                                          []*syntax.Stmt    // the statements around this place
	forks, inner                                  int               // branches and subshells around this place
	exits                                         []exitTrap
	errexit                                       bool // `set -e`: a command that fails ends the script
	pipefail                                      bool // a pipeline fails if one of its members does
	noted                                         map[string]bool
	files                                         []*sink // those that the script writes
}

// context is what a command inherits from the statements around it.
type context struct {
	streams    unit.Streams
	input      *source.Text // the here-document behind standard input
	feed       *unit.Feed   // what is known of the text on standard input
	to         *sink        // what collects standard output; nil: nothing
	stdoutTo   string       // the descriptor that standard output was made a copy of
	stdinFrom  string       // the same for standard input
	loop       bool
	background bool
}

// Eval evaluates a script. It never fails: what it cannot read is in
// Result.Unread, and everything before it is evaluated.
func Eval(script unit.Script, o Options) *Result {
	e := &evaluator{
		options: o,
		shell:   script.Shell,
		shebang: strings.HasPrefix(script.Text.Str, "#!"),
		vars:    newVariables(o.Env),
		funcs:   map[string]*function{},
		liked:   map[string]bool{},
		aliases: map[string]source.Text{},
		result:  &Result{},
		args:    arguments{words: script.Args, known: script.Args != nil},
		tokens:  map[string]bound.Bound{},
		times:   bound.Of(1),
		modulo:  map[string]bound.Bound{},
		sets:    map[*syntax.Stmt][]assigned{},
		noted:   map[string]bool{},
	}
	e.text = script.Text
	t := &top{result: e.result, locks: &e.locks}
	e.errexit = exitsOnError(script.Text.Str)
	e.locks.moves = changesFolder(script.Text.Str)
	e.inherit(o.Functions)
	e.at.input = o.Input
	if o.Input != nil && !strings.Contains(o.Input.Str, "${") {
		e.at.feed = unit.FeedOf(o.Input.Str)
	}
	list := e.parse(script.Text)
	var starts []int
	for i, s := range list {
		if e.ended && !e.returned { // a `return` outside of functions is an error
			break
		}
		mark := len(e.calls)
		starts = append(starts, mark)
		t.add(e.stmt(s), e.span(s), line(s, script.Text), e.calls[mark:len(e.calls):len(e.calls)])
		e.removes(list[:i+1], starts)
		e.ignores(list[:i+1], starts)
	}
	body := len(t.all)
	e.atEnd(t)
	e.unawaited()
	installed := e.installed()
	uncalled := e.uncalled()
	all, starts := t.all, t.starts
	scopes := e.locks.scopes
	var beyond bound.Bound
	if e.cut {
		beyond = bound.Unknown(0)
	}
	e.result.Beside = func(of func(*Call) Started) []int { return beside(all, starts, body, of) }
	e.result.Peak = func(of func(*Call) Started) bound.Bound {
		peak := lockedPeak(all, scopes, of).Max(uncalled(of)).Max(installed(of)).Max(beyond)
		if body < len(all) {
			early := all[:body].load(of).exits[byExit].left().Add(all[body:].load(of).peak)
			return peak.Max(early)
		}
		return peak
	}
	e.result.Stays = func(of func(*Call) Started) bound.Bound { return all.load(of).atEnd().Max(beyond) }
	return e.result
}

// top collects the top-level statements of a script.
type top struct {
	all    sequence
	starts []int // which of the nodes are Statements
	last   *tail
	result *Result
	locks  *locks
}

func (t *top) add(n node, at source.Span, line int, calls []*Call) {
	if n == nil {
		return
	}
	t.all = append(t.all, n)
	switch {
	case len(calls) > 0:
		t.starts = append(t.starts, len(t.all)-1)
		t.last = &tail{nodes: sequence{n}}
		t.result.Statements = append(t.result.Statements, statement(at, line, calls, n, t))
	case t.last != nil:
		t.last.nodes = append(t.last.nodes, n)
	}
}

// tail is a statement with the waits that follow it.
type tail struct{ nodes sequence }

func statement(at source.Span, line int, calls []*Call, n node, t *top) Statement {
	last := t.last
	return Statement{
		At: at, Line: line, Calls: calls,
		Peak:  func(of func(*Call) Started) bound.Bound { return lockedPeak(n, t.locks.scopes, of) },
		Stays: func(of func(*Call) Started) bound.Bound { return last.nodes.load(of).atEnd() },
	}
}

// line returns the 1-based line of a statement; the parser's own number
// overflows in very long texts.
func line(s *syntax.Stmt, t source.Text) int {
	if n := int(s.Pos().Line()); n > 0 {
		return n
	}
	return strings.Count(t.Str[:min(int(s.Pos().Offset()), len(t.Str))], "\n") + 1
}

// note says once that something could not be read.
func (e *evaluator) note(at source.Span, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if e.noted[text] {
		return
	}
	e.noted[text] = true
	e.result.Unread = append(e.result.Unread, source.Note{At: at, Text: text})
}

// spend takes bytes from the budget of expansions; false if it is used up.
func (e *evaluator) spend(n int, at source.Span) bool {
	e.bytes += n
	switch {
	case e.bytes > maxBytes:
		e.note(at, "the script's values grow beyond %d bytes: what follows is evaluated without them", maxBytes)
		return false
	case n > maxValue:
		e.note(at, "a value of more than %d bytes is not followed", maxValue)
		return false
	}
	return true
}

// span returns where a node stands.
func (e *evaluator) span(n syntax.Node) source.Span { return e.between(n.Pos(), n.End()) }

func (e *evaluator) between(from, to syntax.Pos) source.Span {
	return e.text.Span(int(from.Offset()), int(to.Offset()))
}
