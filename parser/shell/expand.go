package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// quoting says how a part of a word is read.
type quoting uint8

const (
	unquoted   quoting = iota
	inValue            // unquoted, where words are not split: an assignment
	inQuotes           // between double quotes
	inDocument         // in a here-document
)

// fields are the arguments that one word of the script becomes.
type fields struct {
	done  []word.Word
	parts []word.Part
	open  bool // an argument has begun, perhaps an empty one
	glob  bool // it holds an unquoted *
	ifs   string
}

func (f *fields) text(t source.Text, span source.Span) {
	f.open = true
	if t.Str != "" {
		f.parts = append(f.parts, word.Part{Text: t, Span: span})
	}
}

func (f *fields) hole(h word.Hole, span source.Span) {
	f.open = true
	f.parts = append(f.parts, word.Part{Hole: &h, Span: span})
}

func (f *fields) word(w word.Word) {
	f.open = true
	f.parts = append(f.parts, w.Parts...)
}

// end finishes the argument that has begun.
func (f *fields) end() {
	if !f.open {
		return
	}
	w := word.Word{Parts: f.parts}
	for _, p := range f.parts {
		w.Span = w.Span.Cover(p.Span)
	}
	if f.glob {
		w = globbed(w)
	}
	f.done = append(f.done, w)
	f.parts, f.open, f.glob = nil, false, false
}

// globbed turns a pattern of file names into a hole. One with an equals sign
// is an option or a filter (scale=iw*2): no file has such a name.
func globbed(w word.Word) word.Word {
	pattern := w.String()
	if strings.Contains(pattern, "=") {
		return w
	}
	return word.FromHole(word.Hole{Kind: word.Glob, Name: pattern, Splits: true}, w.Span)
}

// whole returns everything as one word with blanks between the arguments.
func (f *fields) whole(span source.Span) word.Word {
	f.end()
	out := word.Word{Span: span}
	if len(f.done) == 1 {
		out.Parts = f.done[0].Parts
		return out
	}
	for i, w := range f.done {
		if i > 0 {
			out.Parts = append(out.Parts, word.Literal(" ", shown(w.Span)).Parts...)
		}
		out.Parts = append(out.Parts, w.Parts...)
	}
	return out
}

// expand returns the arguments that a word becomes.
func (e *evaluator) expand(w *syntax.Word) []word.Word {
	if one, ok := e.simpleLiteral(w); ok {
		return []word.Word{one}
	}
	if words, ok := e.braces(w); ok {
		var all []word.Word
		for _, x := range words {
			if !blank(x) { // {a,} is one word
				all = append(all, e.expandParts(x)...)
			}
		}
		return all
	}
	return e.expandParts(w)
}

// blank reports whether a word has no text and no quotes.
func blank(w *syntax.Word) bool {
	for _, p := range w.Parts {
		if l, ok := p.(*syntax.Lit); !ok || l.Value != "" {
			return false
		}
	}
	return true
}

func (e *evaluator) expandParts(w *syntax.Word) []word.Word {
	if len(w.Parts) == 0 {
		return nil
	}
	f := fields{ifs: e.separators()}
	for i, p := range w.Parts {
		if l, ok := p.(*syntax.Lit); ok && i == 0 {
			e.tilde(&f, l, unquoted)
			continue
		}
		e.part(&f, p, unquoted)
	}
	f.end()
	span := e.span(w)
	if len(f.done) == 1 {
		f.done[0].Span = span
	}
	if len(f.done) > maxFields || !e.spend(len(f.done)*64, span) {
		return []word.Word{word.FromHole(word.Hole{Kind: word.Variable, Name: inside(span), Splits: true}, span)}
	}
	return f.done
}

// one returns a word as a single argument, as in an assignment.
func (e *evaluator) one(w *syntax.Word) word.Word {
	if w == nil || len(w.Parts) == 0 {
		return word.Word{}
	}
	if one, ok := e.simpleLiteral(w); ok {
		return one
	}
	var f fields
	for i, p := range w.Parts {
		if l, ok := p.(*syntax.Lit); ok && i == 0 {
			e.tilde(&f, l, inValue)
			continue
		}
		e.part(&f, p, inValue)
	}
	out := f.whole(e.span(w))
	if !e.spend(size(out), out.Span) {
		return word.FromHole(word.Hole{Kind: word.Variable, Name: inside(out.Span)}, out.Span)
	}
	return out
}

// size is about how much a word copies.
func size(w word.Word) int {
	n := 64
	for _, p := range w.Parts {
		n += len(p.Text.Str) + 64
	}
	return n
}

// separators returns the characters at which unquoted values are split.
func (e *evaluator) separators() string {
	if e.shell == "zsh" {
		return ""
	}
	if v := e.vars.now["IFS"]; v != nil && len(v.words) == 1 {
		if text, ok := v.words[0].Literal(); ok {
			return text
		}
	}
	return " \t\n"
}

// part adds one part of a word.
func (e *evaluator) part(f *fields, p syntax.WordPart, q quoting) {
	switch p := p.(type) {
	case *syntax.Lit:
		t, glob := e.literal(p, q)
		f.glob = f.glob || glob
		f.text(t, e.span(p))
	case *syntax.SglQuoted:
		f.text(e.single(p), e.span(p))
	case *syntax.DblQuoted:
		f.open = f.open || !onlyList(p)
		for _, inner := range p.Parts {
			e.part(f, inner, inQuotes)
		}
	case *syntax.ParamExp:
		e.parameter(f, p, q)
	case *syntax.CmdSubst:
		f.value(e.commandOutput(p), q)
	case *syntax.ArithmExp:
		f.value(e.arithExpansion(p), inQuotes)
	case *syntax.ProcSubst:
		f.word(e.processSubstitution(p))
	case *syntax.ExtGlob:
		f.glob = q == unquoted
		f.text(e.sourceOf(p), e.span(p))
	}
}

// sourceOf returns the text of a node as it stands.
func (e *evaluator) sourceOf(n syntax.Node) source.Text {
	return e.text.Slice(int(n.Pos().Offset()), int(n.End().Offset()))
}

// onlyList reports whether the quotes hold nothing but a list such as "$@",
// which may become no argument at all.
func onlyList(q *syntax.DblQuoted) bool {
	if len(q.Parts) != 1 {
		return false
	}
	p, ok := q.Parts[0].(*syntax.ParamExp)
	return ok && p.Param != nil && (p.Param.Value == "@" || wholeArray(p))
}

// value adds the value of an expansion; unquoted it is split at blanks.
func (f *fields) value(w word.Word, q quoting) {
	if q != unquoted {
		f.word(w)
		return
	}
	for _, p := range w.Parts {
		if p.Hole != nil {
			h := *p.Hole
			h.Splits, h.Most = true, 0
			f.hole(h, p.Span)
			continue
		}
		f.split(p)
	}
}

// split adds literal text, a new argument after each separator.
func (f *fields) split(p word.Part) {
	text := p.Text.Str
	if f.ifs == "" || !strings.ContainsAny(text, f.ifs) {
		f.glob = f.glob || globs(text)
		f.text(p.Text, p.Span)
		return
	}
	for at := 0; at < len(text); {
		n := strings.IndexAny(text[at:], f.ifs)
		if n == 0 {
			if !strings.ContainsRune(" \t\n", rune(text[at])) { // between two of these stands an argument
				f.open = true
			}
			f.end()
			at++
			continue
		}
		if n < 0 {
			n = len(text) - at
		}
		piece := p.Text.Slice(at, at+n)
		f.glob = f.glob || globs(piece.Str)
		f.text(piece, p.Text.Span(at, at+n))
		if at += n; at < len(text) {
			f.end()
			at++
			for at < len(text) && strings.IndexByte(" \t\n", text[at]) >= 0 && strings.IndexByte(f.ifs, text[at]) >= 0 {
				at++
			}
		}
	}
}

// list adds words, each an argument of its own.
func (f *fields) list(words []word.Word, q quoting) {
	for i, w := range words {
		if i > 0 {
			f.end()
		}
		if q == unquoted {
			f.value(w, q)
			continue
		}
		if len(f.parts) == 0 && !f.open {
			f.word(w)
			if i < len(words)-1 {
				f.done = append(f.done, w)
				f.parts, f.open = nil, false
			}
			continue
		}
		f.word(w)
	}
}
