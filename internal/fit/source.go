package fit

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// Fix returns the proposal as edits of the file in which the command stands;
// ok is false where one of the words does not stand there as it is. A fix is
// safe only if no encoder writes other bytes with it.
func (out Proposal) Fix(c *facts.Command) (fix finding.Fix, ok bool) {
	if len(out.edits) == 0 {
		return finding.Fix{}, false
	}
	fix = finding.Fix{Title: fmt.Sprintf("Bring it from %d to %d threads", out.Before, out.After), Safe: true}
	added := map[int]int{} // index of a word: the fix's edit in front of it
	for i, e := range out.edits {
		at, ok := place(c, e)
		if !ok {
			return finding.Fix{}, false
		}
		fix.Safe = fix.Safe && !out.Changes[i].Output
		if e.replaces {
			fix.Edits = append(fix.Edits, finding.Edit{At: at, New: e.value})
			continue
		}
		text := e.option + " " + e.value + " "
		if before, has := added[e.index]; has {
			fix.Edits[before].New += text
			continue
		}
		added[e.index] = len(fix.Edits)
		fix.Edits = append(fix.Edits, finding.Edit{At: at, New: text})
	}
	return fix, true
}

// place returns the bytes that an edit replaces: none in front of a word, or
// the text of a word.
func place(c *facts.Command, e edit) (source.Span, bool) {
	words := c.Found.Words
	if e.index < 0 || e.index >= len(words) || strings.ContainsAny(e.value, " \t\n'\"\\$`;&|<>()[]{}*?#~!") {
		return source.Span{}, false
	}
	w := words[e.index]
	if e.replaces {
		return written(w, e.old, c.Found.At)
	}
	before := c.Found.Name
	if e.index > 0 {
		before = words[e.index-1]
	}
	if !within(w.Span, c.Found.At) || !within(before.Span, c.Found.At) || !blank(before.Span, w.Span) {
		return source.Span{}, false
	}
	return source.Span{File: w.Span.File, Start: w.Span.Start, End: w.Span.Start, Exact: true}, true
}

// written returns where a word's text stands as it is.
func written(w word.Word, text string, at source.Span) (source.Span, bool) {
	for _, span := range append([]source.Span{w.Span}, partSpans(w)...) {
		if span.Exact && within(span, at) && span.Text() == text {
			return span, true
		}
	}
	return source.Span{}, false
}

func partSpans(w word.Word) []source.Span {
	if len(w.Parts) != 1 {
		return nil
	}
	return []source.Span{w.Parts[0].Span}
}

func within(s, at source.Span) bool {
	return s.File != nil && s.File == at.File && s.Start >= at.Start && s.End <= at.End
}

// blank reports whether only blanks and continued lines stand between two
// words, as a shell writes arguments.
func blank(before, after source.Span) bool {
	if before.End >= after.Start {
		return false
	}
	between := string(after.File.Text[before.End:after.Start])
	return strings.Trim(between, " \t\r\n\\") == ""
}
