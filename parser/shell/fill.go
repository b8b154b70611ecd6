package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// readInto returns what a variable holds that read or mapfile fills: the
// elements of an array if the text is known, how many they are if only the
// lines of it are counted, else a hole.
func (e *evaluator) readInto(variable, builtin string, args []word.Word, array bool, at source.Span, s *syntax.Stmt) *value {
	v := unset(variable)
	v.array, v.at = array, at
	hole := v.words[0].Parts[0].Hole
	hole.Splits = array
	feed := e.at.feed
	if !array || feed == nil || e.loop != nil && e.reads {
		return v
	}
	if builtin == "read" {
		if texts, ok := e.fieldsRead(args, feed, s); ok {
			return elements(texts, at)
		}
		return v
	}
	ends, ok := wholeLines(args)
	if !ok {
		return v
	}
	if hi, _ := feed.Lines.Hi(); feed.Known && hi <= maxFields {
		return elements(linesOf(feed.Text, ends), at)
	}
	if hi, ok := feed.Lines.Hi(); ok && hi > 0 {
		hole.Most = hi
	}
	return v
}

// elements returns an array of known texts.
func elements(texts []string, at source.Span) *value {
	v := &value{array: true, at: at}
	for _, t := range texts {
		v.words = append(v.words, word.Literal(t, shown(at)))
	}
	return v
}

// wholeLines reads the options of mapfile: whether the ends of lines are kept;
// ok is false if it does anything else.
func wholeLines(args []word.Word) (ends, ok bool) {
	ends = true
	for _, a := range args {
		text, known := a.Literal()
		switch {
		case !known:
			return false, false
		case text == "-t":
			ends = false
		case strings.HasPrefix(text, "-"):
			return false, false
		}
	}
	return ends, true
}

// linesOf cuts a text into lines.
func linesOf(text string, ends bool) []string {
	var lines []string
	for line := range strings.Lines(text) {
		if !ends {
			line = strings.TrimSuffix(line, "\n")
		}
		lines = append(lines, line)
	}
	return lines
}

// fieldsRead returns the elements that `read -a` makes of the first line.
func (e *evaluator) fieldsRead(args []word.Word, feed *unit.Feed, s *syntax.Stmt) (texts []string, ok bool) {
	for _, a := range args[:len(args)-1] {
		if text, _ := a.Literal(); text != "-a" && text != "-ra" && text != "-r" {
			return nil, false
		}
	}
	line, _, _ := strings.Cut(feed.Text, "\n")
	if !feed.Known || strings.Contains(line, `\`) {
		return nil, false
	}
	f := fields{ifs: e.separators()}
	if c, ok := s.Cmd.(*syntax.CallExpr); ok {
		for _, a := range c.Assigns {
			if a.Name.Value == "IFS" {
				if f.ifs, ok = e.one(a.Value).Literal(); !ok {
					return nil, false
				}
			}
		}
	}
	if line = strings.TrimSpace(line); line == "" {
		return nil, true
	}
	f.split(word.Literal(line, source.Span{}).Parts[0])
	f.end()
	for _, w := range f.done {
		text, known := w.Literal()
		if !known || globs(text) {
			return nil, false
		}
		texts = append(texts, text)
	}
	return texts, len(texts) <= maxFields
}
