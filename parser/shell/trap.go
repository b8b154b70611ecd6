package shell

import (
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// exitTrap is the text of a trap for the end of the script.
type exitTrap struct {
	text source.Text
	at   source.Span
}

// atExit reports whether a trap set here with these conditions runs when the
// script ends. Those of subshells are evaluated where they stand.
func (e *evaluator) atExit(conditions []word.Word) bool {
	if e.inner > 0 {
		return false
	}
	for _, c := range conditions {
		switch text, _ := c.Literal(); text {
		case "EXIT", "0", "exit":
			return true
		}
	}
	return false
}

// atEnd evaluates the traps for the end of the script, after everything else.
func (e *evaluator) atEnd(t *top) {
	for _, x := range e.exits {
		e.ended, e.exits = false, nil
		mark := len(e.calls)
		n := e.branches("", []func() node{func() node { return e.evalText(x.text, x.at) }}, true)
		t.add(n, x.at, x.at.Position().Line, e.calls[mark:len(e.calls):len(e.calls)])
	}
}
