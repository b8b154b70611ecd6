package shell

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// value is what a variable holds. Values are never changed, only replaced.
type value struct {
	words []word.Word // exactly one if it is no array; elements may be splitting holes
	array bool
	keys  []string // of an associative array, beside words
	at    source.Span
	jobs  []*background // the jobs whose process ids it holds
	// others are the values of which it is one, where branches left several
	// that name different programs: `cmd=(ffmpeg …)` in one, `cmd=(gst …)` in
	// another. Nil if they are too many to keep.
	others []*value
}

// scalar returns a value of one word.
func scalar(w word.Word) *value { return &value{words: []word.Word{w}, at: w.Span} }

// first returns what $name gives of an array: its first element.
func (v *value) first() (word.Word, bool) {
	if len(v.words) == 0 {
		return word.Word{Span: v.at}, !v.array
	}
	return v.words[0], !v.words[0].Splits()
}

// count returns the number of elements; ok is false if a hole among them may
// be none or several.
func (v *value) count() (n int, ok bool) {
	for _, w := range v.words {
		if w.Splits() {
			return 0, false
		}
	}
	return len(v.words), true
}

// subscripts returns what ${!a[@]} gives; ok is false if they are not known.
func (v *value) subscripts(at source.Span) (words []word.Word, ok bool) {
	n, ok := v.count()
	if !ok || n > maxFields {
		return nil, false
	}
	for i := range n {
		text := strconv.Itoa(i)
		if v.keys != nil {
			text = v.keys[i]
		}
		if w := word.Literal(text, shown(at)); v.keys == nil || !slices.Contains(v.keys[:i], text) {
			words = append(words, w)
		}
	}
	return words, true
}

// plus returns the value with another one appended, as += does.
func (v *value) plus(w *value) *value {
	out := &value{array: v.array || w.array, at: w.at, jobs: append(v.jobs[:len(v.jobs):len(v.jobs)], w.jobs...)}
	if out.array {
		out.words = append(v.words[:len(v.words):len(v.words)], w.words...)
	} else {
		out.words = []word.Word{word.Concat(v.words[0], w.words[0])}
	}
	for _, one := range v.others {
		out.others = append(out.others, one.plus(w))
	}
	return out
}

// union returns what a variable can hold after branches that leave a and b;
// nil is a variable that the script did not set. What differs becomes a hole;
// if the branch was taken because the variable is not set, with a default.
func union(name string, a, b *value, tested bool) *value {
	if a == b {
		return a
	}
	out := combined(name, a, b, tested)
	if holes := out.holes(); out != a && out != b && (len(holes) == 0 || holes[0].Default == nil) {
		out.others = others(name, a, b)
	}
	return out
}

// combined is union without what it keeps of each.
func combined(name string, a, b *value, tested bool) *value {
	hole := unset(name, a, b)
	switch {
	case a == nil && tested:
		return openDefault(hole, b)
	case b == nil && tested:
		return openDefault(hole, a)
	case a == nil || b == nil:
		return hole
	case a.array || b.array:
		return unionArray(hole, a, b)
	}
	return unionScalar(hole, a, b, tested)
}

// unset returns the hole that stands for a variable whose value is not known.
func unset(name string, from ...*value) *value {
	v := scalar(word.Word{})
	for _, f := range from {
		if f == nil {
			continue
		}
		v.jobs = append(v.jobs, f.jobs...)
		v.array = v.array || f.array
		if v.at.IsZero() {
			v.at = f.at
		}
	}
	v.words[0] = word.FromHole(word.Hole{Kind: word.Variable, Name: name, Splits: v.array}, v.at)
	return v
}

// openDefault fills in what the script gives to a variable that the
// environment may have set already.
func openDefault(hole, known *value) *value {
	if known.array || len(known.words) != 1 {
		return hole
	}
	if _, ok := known.words[0].Literal(); ok {
		hole.words[0].Parts[0].Hole.Default = &known.words[0]
	}
	return hole
}

// unionArray keeps the words that both begin with and end with; what is
// between them becomes one splitting hole.
func unionArray(hole, a, b *value) *value {
	x, y := a.words, b.words
	head := 0
	for head < len(x) && head < len(y) && same(x[head], y[head]) {
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && same(x[len(x)-1-tail], y[len(y)-1-tail]) {
		tail++
	}
	if head == len(x) && head == len(y) {
		return a
	}
	out := &value{array: true, at: hole.at, jobs: hole.jobs}
	out.words = append(append(append(out.words, x[:head]...), hole.words...), x[len(x)-tail:]...)
	return out
}

// unionScalar keeps the text that both begin with, up to the last blank.
func unionScalar(hole, a, b *value, tested bool) *value {
	x, y := a.words[0], b.words[0]
	if same(x, y) {
		return a
	}
	if tested && alone(x, hole) {
		return openDefault(hole, b)
	}
	if tested && alone(y, hole) {
		return openDefault(hole, a)
	}
	px, py := x.Prefix(), y.Prefix()
	n := 0
	for n < len(px) && n < len(py) && px[n] == py[n] {
		n++
	}
	n = strings.LastIndexByte(px[:n], ' ') + 1
	if n > 0 {
		hole.words[0] = word.Concat(x.Slice(0, n), hole.words[0])
	} else {
		hole.words[0].Parts[0].Hole.Among = among(x, y)
	}
	return hole
}

// alone reports whether the word is nothing but the variable's own hole: the
// script did not set it.
func alone(w word.Word, hole *value) bool {
	own := hole.words[0].Parts[0].Hole
	return len(w.Parts) == 1 && w.Parts[0].Hole != nil && w.Parts[0].Hole.Name == own.Name && w.Parts[0].Hole.Among == nil
}

// among returns the literal texts that either word can be, nil if one of
// them is not known.
func among(words ...word.Word) []word.Word {
	var all []word.Word
	for _, w := range words {
		if _, ok := w.Literal(); ok {
			all = append(all, w)
			continue
		}
		if len(w.Parts) != 1 || w.Parts[0].Hole.Among == nil {
			return nil
		}
		all = append(all, w.Parts[0].Hole.Among...)
	}
	if len(all) > maxAmong {
		return nil
	}
	return all
}

// same reports whether two words are alike in text and holes.
func same(a, b word.Word) bool {
	if len(a.Parts) != len(b.Parts) {
		return false
	}
	for i, p := range a.Parts {
		q := b.Parts[i]
		if (p.Hole == nil) != (q.Hole == nil) || p.Text.Str != q.Text.Str {
			return false
		}
		if p.Hole != nil && p.Hole != q.Hole && (p.Hole.Name != q.Hole.Name || p.Hole.Kind != q.Hole.Kind || p.Hole.Default != q.Hole.Default) {
			return false
		}
	}
	return true
}
