package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// maxLookBack is how many commands before a removal are looked at.
const maxLookBack = 400

// removes looks at `rm FILE` behind a command that reads the file with -i, in
// one list of statements: nothing between them asks whether it worked. Files
// that an earlier command names as well may be its output: they are no sources.
func (e *evaluator) removes(list []*syntax.Stmt, starts []int) {
	last := len(list) - 1
	rm, ok := list[last].Cmd.(*syntax.CallExpr)
	if !ok || firstWord(list[last]) != "rm" || list[last].Background {
		return
	}
	for k := last - 1; k >= 0; k-- {
		how, known := e.statusOf(list[k])
		switch {
		case !known || e.errexit && how == unasked:
			return
		case how == noCommand:
			continue
		}
		for _, call := range e.calls[starts[k]:starts[k+1]] {
			e.removedBy(rm, list[last], call, starts[k], how)
		}
		return
	}
}

// removedBy notes on the call that one of its inputs is removed after it.
func (e *evaluator) removedBy(rm *syntax.CallExpr, at *syntax.Stmt, call *Call, number int, how status) {
	for i := 1; i+1 < len(call.Words); i++ {
		if option, _ := call.Words[i].Literal(); option != "-i" {
			continue
		}
		input := call.Words[i+1].String()
		for _, a := range rm.Args[1:] {
			if e.quietWord(a).String() != input || temporary(input) || e.namedBefore(input, number) {
				continue
			}
			d := unit.Diag{Rule: "source-removed-unchecked", At: e.span(at), Certain: true,
				Message: "the source is removed whether or not the command before it worked",
				Related: []source.Note{{At: call.At, Text: "reads it"}}}
			switch how {
			case thrownAway:
				d.Rule, d.Message = "ignored-exit-status", "the source is removed although `||` hides that the command failed"
			case pipedAway:
				d.Rule, d.Message = "ignored-exit-status", "the source is removed although the pipeline hides that the command failed: its status is that of the last member"
			}
			call.diag(d)
		}
	}
}

// temporary reports whether a name looks like that of an intermediate file.
func temporary(name string) bool {
	lower := strings.ToLower(name)
	return strings.Contains(lower, "tmp") || strings.Contains(lower, "temp") || strings.Contains(lower, "mktemp") || lower == "" || lower == "-"
}

// namedBefore reports whether one of the commands before has the word too.
func (e *evaluator) namedBefore(text string, number int) bool {
	for _, c := range e.calls[max(number-maxLookBack, 0):number] {
		for _, w := range c.Words[1:] {
			if w.String() == text {
				return true
			}
		}
	}
	return number > maxLookBack
}
