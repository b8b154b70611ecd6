package just

import (
	"strings"

	"github.com/ffvet/ffvet/parser/interpreter"
	"github.com/ffvet/ffvet/parser/source"
)

// script returns the body of a recipe as one script, and the shell that reads
// it. A body that begins with `#!` is a script of its own; of any other each
// line has a shell of its own.
func (j *justfile) script(r recipe) (source.Text, string) {
	first := strings.TrimSpace(string(j.file.Text[r.body[0].start:r.body[0].end]))
	if program, ok := interpreter.Shebang(first); ok {
		return j.whole(r), program
	}
	if r.whole {
		if r.interpreter != "" {
			return j.whole(r), r.interpreter[strings.LastIndexByte(r.interpreter, '/')+1:]
		}
		return j.whole(r), j.interpreter
	}
	return j.lines(r), j.shell
}

// lines returns a body of which each line is run by itself.
func (j *justfile) lines(r recipe) source.Text {
	var b source.Builder
	indent := j.indent(r)
	for _, line := range r.body {
		start := line.start
		for start < line.end && strings.IndexByte("@-? \t", j.file.Text[start]) >= 0 {
			start++
		}
		if start == line.end {
			continue
		}
		here := source.Span{File: j.file, Start: start, End: start}
		b.Add("(\n", here)
		j.expand(&b, r, part{start, line.end}, indent)
		b.Add("\n:)\n", here) // a group must not be empty
	}
	return b.Text()
}

// whole returns a body that one shell reads.
func (j *justfile) whole(r recipe) source.Text {
	var b source.Builder
	indent := j.indent(r)
	for _, line := range r.body {
		start := line.start
		if strings.HasPrefix(string(j.file.Text[start:line.end]), indent) {
			start += len(indent)
		}
		j.expand(&b, r, part{start, line.end}, indent)
		b.Add("\n", source.Span{File: j.file, Start: line.end, End: line.end})
	}
	return b.Text()
}

// indent returns what the first line of a body begins with.
func (j *justfile) indent(r recipe) string {
	text := string(j.file.Text[r.body[0].start:r.body[0].end])
	return text[:len(text)-len(strings.TrimLeft(text, " \t"))]
}

// expand adds a part of the file with its interpolations put in; lines that a
// backslash joined lose their indentation.
func (j *justfile) expand(b *source.Builder, r recipe, at part, indent string) {
	text := string(j.file.Text[at.start:at.end])
	add := func(from, to int) {
		b.Add(text[from:to], source.Span{File: j.file, Start: at.start + from, End: at.start + to, Exact: true})
	}
	done := 0
	for i := 0; i < len(text); i++ {
		switch rest := text[i:]; {
		case strings.HasPrefix(rest, "{{{{"):
			add(done, i+2)
			done, i = i+4, i+3
		case strings.HasPrefix(rest, "{{"):
			end := strings.Index(rest, "}}")
			if end < 0 {
				break
			}
			add(done, i)
			b.Add(j.value(r, rest[2:end], 0), source.Span{File: j.file, Start: at.start + i, End: at.start + i + end + 2})
			done, i = i+end+2, i+end+1
		case rest[0] == '\n' && indent != "" && strings.HasPrefix(rest[1:], indent):
			add(done, i+1)
			done, i = i+1+len(indent), i+len(indent)
		}
	}
	add(done, len(text))
}
