package shell

import (
	"strconv"

	"mvdan.cc/sh/v3/syntax"
)

// braces expands {a,b} and {1..4}; ok is false for a word without, or one
// that becomes too many. The shells that know none are dash and busybox.
func (e *evaluator) braces(w *syntax.Word) ([]*syntax.Word, bool) {
	split := &syntax.Word{Parts: w.Parts}
	if e.noBraces() || !syntax.SplitBraces(split) {
		return nil, false
	}
	if n := product(split); n == 1 || n > maxFields {
		return nil, false
	}
	return unfold(split), true
}

func (e *evaluator) noBraces() bool {
	return e.shell == "dash" || e.shell == "busybox" || e.shell == "ash"
}

// braceCount returns how many words brace expansion makes of a word.
func (e *evaluator) braceCount(w *syntax.Word) int64 {
	split := &syntax.Word{Parts: w.Parts}
	if e.noBraces() || !syntax.SplitBraces(split) {
		return 1
	}
	return product(split)
}

func product(w *syntax.Word) int64 {
	n := int64(1)
	for _, p := range w.Parts {
		b, ok := p.(*syntax.BraceExp)
		if !ok {
			continue
		}
		n = clamped(n, alternatives(b))
	}
	return n
}

// alternatives counts what a brace expansion stands for.
func alternatives(b *syntax.BraceExp) int64 {
	if b.Sequence {
		first, last, step, _ := sequenceOf(b)
		return steps(first, last, step, true)
	}
	var sum int64
	for _, w := range b.Elems {
		sum = min(sum+product(w), maxCount)
	}
	return sum
}

// maxCount keeps products of counts from overflowing.
const maxCount = 1 << 40

func clamped(a, b int64) int64 {
	if a != 0 && b > maxCount/a {
		return maxCount
	}
	return a * b
}

// sequenceOf reads {first..last..step}.
func sequenceOf(b *syntax.BraceExp) (first, last, step int64, letters bool) {
	read := func(i int) int64 {
		text := b.Elems[i].Lit()
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil && len(text) == 1 {
			letters = true
			return int64(text[0])
		}
		return max(min(n, maxCount), -maxCount)
	}
	first, last, step = read(0), read(1), 1
	if len(b.Elems) > 2 {
		step = max(read(2), -read(2), 1)
	}
	if last < first {
		step = -step
	}
	return first, last, step, letters
}

// unfold writes the words down; the caller has counted them.
func unfold(w *syntax.Word) []*syntax.Word {
	all := []*syntax.Word{{}}
	for _, p := range w.Parts {
		b, ok := p.(*syntax.BraceExp)
		if !ok {
			for _, x := range all {
				x.Parts = append(x.Parts, p)
			}
			continue
		}
		var next []*syntax.Word
		for _, x := range all {
			for _, tail := range branchesOf(b) {
				next = append(next, &syntax.Word{Parts: append(x.Parts[:len(x.Parts):len(x.Parts)], tail.Parts...)})
			}
		}
		all = next
	}
	return all
}

func branchesOf(b *syntax.BraceExp) []*syntax.Word {
	var all []*syntax.Word
	if !b.Sequence {
		for _, w := range b.Elems {
			all = append(all, unfold(w)...)
		}
		return all
	}
	first, last, step, letters := sequenceOf(b)
	width := padding(b)
	at := syntax.Lit{}
	if l, ok := b.Elems[0].Parts[0].(*syntax.Lit); ok {
		at = *l
	}
	for i := range steps(first, last, step, true) {
		l := at
		l.Value = number(first+i*step, width)
		if letters {
			l.Value = string(rune(first + i*step))
		}
		all = append(all, &syntax.Word{Parts: []syntax.WordPart{&l}})
	}
	return all
}

// padding returns the width of {01..10}; 0 if numbers are not padded.
func padding(b *syntax.BraceExp) int {
	width, zero := 0, false
	for _, w := range b.Elems[:2] {
		text := w.Lit()
		zero = zero || len(text) > 1 && text[0] == '0'
		width = max(width, len(text))
	}
	if zero {
		return width
	}
	return 0
}

func number(n int64, width int) string {
	text := strconv.FormatInt(n, 10)
	for len(text) < width {
		text = "0" + text
	}
	return text
}
