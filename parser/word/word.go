// Package word holds one argument of a command as far as the text determines
// it: literal parts, and holes where it depends on something outside.
package word

import (
	"strings"

	"github.com/ffvet/ffvet/parser/source"
)

// Word is one argument: parts in order. A Word without parts is the empty
// argument. Nothing is ever guessed into a hole.
type Word struct {
	Parts []Part
	// Span covers the word where it stands in the file, quotes included.
	Span source.Span
}

// Part is literal text, or a hole.
type Part struct {
	Text source.Text // empty if Hole is set
	Hole *Hole       // nil for literal text
	Span source.Span
}

// Hole says what is missing, and how much damage its absence can do.
type Hole struct {
	Kind    Kind
	Name    string // "SRC" of $SRC, "*.mp4" of a glob, "matrix.preset" of a template
	Default *Word  // 4 of ${THREADS:-4}; nil if there is none
	Splits  bool   // unquoted: may become no word at all, or several
	// Among are all the texts that can fill the hole, where branches or a
	// loop over known words decide between them; nil if they are not known.
	Among []Word
	// Most is how many words a hole that splits becomes at most; 0 if that is
	// not known.
	Most int64
}

// Kind says what fills a hole.
type Kind string

// The kinds of holes.
const (
	Variable Kind = "variable" // an environment or shell variable
	Command  Kind = "command"  // the output of a command
	Glob     Kind = "glob"     // file names that match a pattern
	File     Kind = "file"     // what a file holds
	Template Kind = "template" // an expression of a template language
	Item     Kind = "item"     // one of the items of a loop or a launcher ({} of xargs)
)

// Literal returns a word of known text that comes from the given span.
func Literal(text string, span source.Span) Word {
	w := Word{Span: span}
	if text != "" {
		var b source.Builder
		b.Add(text, span)
		w.Parts = []Part{{Text: b.Text(), Span: span}}
	}
	return w
}

// FromText returns a word of known text with its way back to the file.
func FromText(t source.Text, span source.Span) Word {
	w := Word{Span: span}
	if t.Str != "" {
		w.Parts = []Part{{Text: t, Span: span}}
	}
	return w
}

// FromHole returns a word that is one hole.
func FromHole(h Hole, span source.Span) Word {
	return Word{Parts: []Part{{Hole: &h, Span: span}}, Span: span}
}

// Literal returns the word's text; ok is false if a part is a hole.
func (w Word) Literal() (text string, ok bool) {
	if len(w.Parts) == 1 && w.Parts[0].Hole == nil {
		return w.Parts[0].Text.Str, true
	}
	var b strings.Builder
	for _, p := range w.Parts {
		if p.Hole != nil {
			return "", false
		}
		b.WriteString(p.Text.Str)
	}
	return b.String(), true
}

// Prefix returns the literal text before the first hole.
func (w Word) Prefix() string {
	var b strings.Builder
	for _, p := range w.Parts {
		if p.Hole != nil {
			break
		}
		b.WriteString(p.Text.Str)
	}
	return b.String()
}

// Suffix returns the literal text behind the last hole.
func (w Word) Suffix() string {
	var suffix string
	for i := len(w.Parts) - 1; i >= 0 && w.Parts[i].Hole == nil; i-- {
		suffix = w.Parts[i].Text.Str + suffix
	}
	return suffix
}

// Holes returns the holes in order.
func (w Word) Holes() []*Hole {
	var holes []*Hole
	for _, p := range w.Parts {
		if p.Hole != nil {
			holes = append(holes, p.Hole)
		}
	}
	return holes
}

// Splits reports whether the word may become no word or several.
func (w Word) Splits() bool {
	for _, p := range w.Parts {
		if p.Hole != nil && p.Hole.Splits {
			return true
		}
	}
	return false
}

// String returns the word for people: holes print as ${NAME}.
func (w Word) String() string {
	var b strings.Builder
	for _, p := range w.Parts {
		if p.Hole != nil {
			b.WriteString("${" + p.Hole.Name + "}")
			continue
		}
		b.WriteString(p.Text.Str)
	}
	return b.String()
}

// Filled returns the word's text with the defaults of its holes put in; a hole
// without one prints as ${NAME}.
func (w Word) Filled() string {
	var b strings.Builder
	for _, p := range w.Parts {
		switch {
		case p.Hole == nil:
			b.WriteString(p.Text.Str)
		case p.Hole.Default != nil:
			b.WriteString(p.Hole.Default.Filled())
		default:
			b.WriteString("${" + p.Hole.Name + "}")
		}
	}
	return b.String()
}

// Text returns the word as one text with its way back; each hole is replaced
// by the given stand-in, which should not occur in the word otherwise.
func (w Word) Text(standIn string) source.Text {
	var b source.Builder
	for _, p := range w.Parts {
		if p.Hole != nil {
			b.Add(standIn, p.Span)
			continue
		}
		b.AddText(p.Text)
	}
	return b.Text()
}

// Slice returns the bytes start to end of the word's text, counting every
// hole as one byte.
func (w Word) Slice(start, end int) Word {
	var out Word
	at := 0
	for _, p := range w.Parts {
		n := 1
		if p.Hole == nil {
			n = len(p.Text.Str)
		}
		from, to := max(start-at, 0), min(end-at, n)
		if from < to {
			part := p
			if p.Hole == nil {
				part.Text = p.Text.Slice(from, to)
				part.Span = p.Text.Span(from, to)
			}
			out.Parts = append(out.Parts, part)
			out.Span = out.Span.Cover(part.Span)
		}
		at += n
	}
	if len(out.Parts) == 0 {
		out.Span = w.Span
	}
	return out
}

// Concat joins words into one argument.
func Concat(words ...Word) Word {
	var out Word
	for _, w := range words {
		out.Parts = append(out.Parts, w.Parts...)
		out.Span = out.Span.Cover(w.Span)
	}
	return out
}

// Strings returns the words for people.
func Strings(words []Word) []string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.String()
	}
	return texts
}
