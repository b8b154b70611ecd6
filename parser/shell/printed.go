package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/wrapper"
)

// textOf returns what a statement prints if its text says so, for the shell
// that may read it: `echo TEXT | sh`, `cat <<EOF | ssh host`. Nil otherwise.
func (e *evaluator) textOf(s *syntax.Stmt) *source.Text {
	c, ok := s.Cmd.(*syntax.CallExpr)
	if !ok || len(c.Args) == 0 {
		return nil
	}
	defer e.quietly()()
	switch name := c.Args[0].Lit(); {
	case name == "echo" && len(s.Redirs) == 0:
		return e.echoed(c.Args[1:])
	case name == "cat" && len(c.Args) == 1 && len(s.Redirs) == 1:
		return e.document(s.Redirs[0])
	}
	return nil
}

// echoed returns what echo prints.
func (e *evaluator) echoed(args []*syntax.Word) *source.Text {
	for len(args) > 0 && strings.HasPrefix(args[0].Lit(), "-") {
		args = args[1:]
	}
	if len(args) == 0 {
		return nil
	}
	t := wrapper.ShellText(e.joined(args, e.span(args[0])))
	return &t
}

// document returns the text of a here-document.
func (e *evaluator) document(r *syntax.Redirect) *source.Text {
	if r.Op != syntax.Hdoc && r.Op != syntax.DashHdoc {
		return nil
	}
	t := e.hereDocument(r)
	return &t
}
