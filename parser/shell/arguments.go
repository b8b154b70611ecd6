package shell

import (
	"strconv"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// arguments are the positional parameters.
type arguments struct {
	words []word.Word
	known bool
}

// all returns the positional parameters.
func (a arguments) all(at source.Span) []word.Word {
	if a.known {
		return a.words
	}
	return []word.Word{word.FromHole(word.Hole{Kind: word.Variable, Name: "@", Splits: true}, at)}
}

// get returns the n-th positional parameter, counted from 1; set is false
// if there certainly is none.
func (a arguments) get(n int, at source.Span) (w word.Word, set bool) {
	open := word.FromHole(word.Hole{Kind: word.Variable, Name: strconv.Itoa(n)}, at)
	if !a.known {
		return open, true
	}
	for i, w := range a.words {
		switch {
		case w.Splits():
			return open, true
		case i == n-1:
			return w, true
		}
	}
	return word.Word{Span: at}, false
}

// shift drops the first parameters.
func (e *evaluator) shift(args []word.Word) {
	n := 1
	if len(args) > 0 {
		text, _ := args[0].Literal()
		count, err := strconv.Atoi(text)
		if err != nil || count < 0 {
			e.args = arguments{}
			return
		}
		n = count
	}
	if !e.args.known {
		return
	}
	for i, w := range e.args.words[:min(n, len(e.args.words))] {
		if w.Splits() {
			e.args.words = e.args.words[i:]
			return
		}
	}
	e.args.words = e.args.words[min(n, len(e.args.words)):]
}

// merged are the positional parameters after one of several branches: not
// known if the branches leave different numbers of them.
type merged struct {
	start, all arguments
	none       bool // no branch was added, and one certainly runs
}

func (m *merged) add(a arguments) {
	switch {
	case m.none:
		m.all, m.none = a, false
	case m.all.known != a.known || len(m.all.words) != len(a.words):
		m.all = arguments{}
	}
}
