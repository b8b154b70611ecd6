package shell

import (
	"strings"

	"mvdan.cc/sh/v3/expand"
	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

const (
	// maxFeed is how many bytes of a text are followed through a pipe.
	maxFeed = 64 << 10
	// maxFed is how many statements are asked for what they print.
	maxFed = 20_000
)

// feedOf returns what is known of the text that a statement prints, given
// what it reads itself; nil if nothing is.
func (e *evaluator) feedOf(s *syntax.Stmt, in *unit.Feed) *unit.Feed {
	if e.fed++; e.fed > maxFed {
		return nil
	}
	defer e.quietly()()
	mark := e.vars.branch()
	defer e.vars.undo(mark)
	for _, r := range s.Redirs {
		switch {
		case r.Op == syntax.Hdoc || r.Op == syntax.DashHdoc || r.Op == syntax.WordHdoc:
			in = e.feedFrom(r)
		case r.N == nil || r.N.Value != "2":
			return nil
		}
	}
	switch c := s.Cmd.(type) {
	case *syntax.CallExpr:
		return e.printedBy(c, in)
	case *syntax.Block:
		return e.feedOfAll(c.Stmts)
	case *syntax.Subshell:
		return e.feedOfAll(c.Stmts)
	case *syntax.ForClause:
		if words, ok := c.Loop.(*syntax.WordIter); ok && !c.Select {
			n := e.roundsOver(words)
			return feedTimes(n, e.feedOfAll(c.Do))
		}
	case *syntax.BinaryCmd:
		if c.Op == syntax.Pipe {
			return e.feedOf(c.Y, e.feedOf(c.X, in))
		}
	}
	return nil
}

// feedOfAll is what statements print one after another.
func (e *evaluator) feedOfAll(list []*syntax.Stmt) *unit.Feed {
	all := unit.FeedOf("")
	for _, s := range list {
		if s.Background {
			return nil
		}
		f := e.feedOf(s, nil)
		if f == nil {
			return nil
		}
		all.Text += f.Text
		all.Known = all.Known && f.Known && len(all.Text) <= maxFeed
		all.Lines = all.Lines.Add(f.Lines)
	}
	return all
}

// feedTimes is what the rounds of a loop print.
func feedTimes(n bound.Bound, f *unit.Feed) *unit.Feed {
	if f == nil {
		return nil
	}
	return &unit.Feed{Lines: n.Mul(f.Lines)}
}

// roundsOver counts the words of a `for` and sets its variable, without a
// look at its body.
func (e *evaluator) roundsOver(l *syntax.WordIter) bound.Bound {
	var f frame
	e.vars.set(l.Name.Value, e.items(l, &f))
	return f.times
}

// printedBy returns what a simple command prints.
func (e *evaluator) printedBy(c *syntax.CallExpr, in *unit.Feed) *unit.Feed {
	if len(c.Args) == 0 {
		return unit.FeedOf("")
	}
	name := c.Args[0].Lit()
	if e.funcs[name] != nil {
		return nil
	}
	switch name {
	case "seq":
		return e.seqFeed(c)
	case "echo", "printf", ":", "true", "sleep":
		args, exact, ok := e.textsOf(c.Args[1:])
		if text, known := printed(name, args); ok && known && len(text) <= maxFeed {
			f := unit.FeedOf(text)
			f.Known = exact
			return f
		}
	case "cat", "sort", "uniq", "grep", "egrep", "fgrep", "tac", "shuf", "rev", "tail", "head", "nl", "tee":
		return e.filtered(name, c.Args[1:], in)
	case "tr":
		return e.translated(c.Args[1:], in)
	}
	return nil
}

// literals returns the texts of words that are known.
func (e *evaluator) literals(words []*syntax.Word) (texts []string, ok bool) {
	texts, exact, ok := e.textsOf(words)
	return texts, exact && ok
}

// textsOf returns the texts of words; for one that is one of a few words of one
// line something that stands for it, and exact is false.
func (e *evaluator) textsOf(words []*syntax.Word) (texts []string, exact, ok bool) {
	exact = true
	for _, w := range words {
		for _, one := range e.expand(w) {
			text, known := one.Literal()
			if !known {
				if !oneLine(one) {
					return nil, false, false
				}
				text, exact = "x", false
			}
			texts = append(texts, text)
		}
	}
	return texts, exact, true
}

// oneLine reports whether a word is one argument without an end of line,
// whatever fills its holes.
func oneLine(w word.Word) bool {
	for _, h := range w.Holes() {
		for _, among := range h.Among {
			text, known := among.Literal()
			if !known || strings.ContainsAny(text, "\n\\") || h.Splits && (text == "" || strings.ContainsAny(text, " \t*?[")) {
				return false
			}
		}
		if len(h.Among) == 0 {
			return false
		}
	}
	return true
}

// printed returns what echo and printf print, and what says nothing.
func printed(name string, args []string) (text string, ok bool) {
	switch name {
	case "echo":
		for _, a := range args { // what echo makes of these differs
			if strings.HasPrefix(a, "-") || strings.Contains(a, `\`) {
				return "", false
			}
		}
		return strings.Join(args, " ") + "\n", true
	case "printf":
		return formatted(args)
	}
	return "", true
}

// formatted is printf: the format again and again until no argument is left.
func formatted(args []string) (text string, ok bool) {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") || wide(args[0]) {
		return "", false
	}
	format, rest := args[0], args[1:]
	var b strings.Builder
	for {
		text, n, err := expand.Format(nil, format, rest)
		if err != nil || b.Len() > maxFeed {
			return "", false
		}
		b.WriteString(text)
		if rest = rest[min(n, len(rest)):]; n == 0 || len(rest) == 0 {
			return b.String(), true
		}
	}
}

// wide reports whether a format may print much more than its arguments.
func wide(format string) bool {
	digits := 0
	for _, r := range format {
		if r >= '0' && r <= '9' {
			digits++
		} else {
			digits = 0
		}
		if digits > 3 || r == '*' {
			return true
		}
	}
	return false
}

// seqFeed is what seq prints, or how many lines.
func (e *evaluator) seqFeed(c *syntax.CallExpr) *unit.Feed {
	lines, ok := e.numbersOf(c)
	if !ok {
		return nil
	}
	if w, ok := e.sequenceText(c, e.span(c)); ok {
		text, _ := w.Literal()
		if text != "" {
			text = strings.ReplaceAll(text, " ", "\n") + "\n"
		}
		return unit.FeedOf(text)
	}
	return &unit.Feed{Lines: lines, Plain: true}
}

// feedFrom returns what a redirection brings to standard input.
func (e *evaluator) feedFrom(r *syntax.Redirect) *unit.Feed {
	switch r.Op {
	case syntax.Hdoc, syntax.DashHdoc:
		if text, ok := e.hereDocumentWord(r).Literal(); ok {
			return unit.FeedOf(text)
		}
	case syntax.WordHdoc:
		if text, ok := e.one(r.Word).Literal(); ok {
			return unit.FeedOf(text + "\n")
		}
	case syntax.RdrIn:
		if len(r.Word.Parts) == 1 {
			if p, ok := r.Word.Parts[0].(*syntax.ProcSubst); ok && p.Op == syntax.CmdIn {
				defer e.quietly()()
				return e.feedOfAll(p.Stmts)
			}
		}
	}
	return nil
}

// linesIn counts the rounds of a loop whose condition reads: lines, or what
// the option -d says.
func (e *evaluator) linesIn(f *unit.Feed, by string) bound.Bound {
	switch {
	case f == nil || by == "?":
		return bound.Inf(0)
	case by == "":
		return f.Lines
	case f.Known:
		return bound.Of(unit.Pieces(f.Text, by))
	}
	return bound.Inf(0)
}
