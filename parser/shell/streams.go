package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
	"github.com/ffvet/ffvet/parser/wrapper"
)

// redirect applies a redirection to what follows.
func (e *evaluator) redirect(r *syntax.Redirect) {
	fd := ""
	if r.N != nil {
		fd = r.N.Value
	}
	switch r.Op {
	case syntax.RdrIn, syntax.RdrInOut, syntax.RdrOut, syntax.AppOut, syntax.RdrClob:
		if fd != "" && fd != "1" && fd != "2" {
			e.locks.opens(bare(fd), e.one(r.Word))
		}
	case syntax.DplOut, syntax.DplIn:
		if e.one(r.Word).String() == "-" && e.locks.files[bare(fd)] == e.locks.held {
			e.locks.held = lockFile{} // what runs here does not inherit it
		}
	}
	switch r.Op {
	case syntax.RdrIn, syntax.RdrInOut:
		w := e.one(r.Word)
		e.input(fd, fileStream(w), e.readBack(w), e.feedFrom(r))
	case syntax.DplIn:
		e.duplicate(fd, "0", e.one(r.Word).String())
	case syntax.WordHdoc:
		t := wrapper.ChildText(e.one(r.Word))
		e.input(fd, unit.Text, &t, e.feedFrom(r))
	case syntax.Hdoc, syntax.DashHdoc:
		t := e.hereDocument(r)
		e.input(fd, unit.Text, &t, e.feedFrom(r))
	case syntax.RdrOut, syntax.AppOut, syntax.RdrClob, syntax.AppClob:
		w := e.one(r.Word)
		e.output(fd, fileStream(w))
		if fd == "" || fd == "1" {
			e.at.to = e.sinkOf(w, r.Op == syntax.AppOut || r.Op == syntax.AppClob)
		}
	case syntax.DplOut:
		target := e.one(r.Word).String()
		if fd == "" && target != "-" && !descriptor(target) { // >&file
			e.output("1", unit.FileInput)
			e.output("2", unit.FileInput)
			return
		}
		e.duplicate(fd, "1", target)
	case syntax.RdrAll, syntax.AppAll, syntax.RdrAllClob, syntax.AppAllClob:
		to := fileStream(e.one(r.Word))
		e.output("1", to)
		e.output("2", to)
	}
}

// descriptor reports whether a word names an open file.
func descriptor(text string) bool {
	text = strings.TrimSuffix(text, "-")
	return text != "" && strings.Trim(text, "0123456789") == "" || strings.HasPrefix(text, "${")
}

// fileStream says whether a file is the null device.
func fileStream(w word.Word) unit.Stream {
	if text, ok := w.Literal(); ok && text == "/dev/null" {
		return unit.Null
	}
	if len(w.Parts) == 1 && w.Parts[0].Hole != nil && w.Parts[0].Hole.Kind == word.Command {
		return unit.Pipe // <(…)
	}
	return unit.FileInput
}

func (e *evaluator) input(fd string, from unit.Stream, text *source.Text, feed *unit.Feed) {
	if fd == "" || fd == "0" {
		e.at.streams.Stdin, e.at.input, e.at.feed, e.at.stdinFrom = from, text, feed, ""
	}
}

func (e *evaluator) output(fd string, to unit.Stream) {
	switch fd {
	case "", "1":
		e.at.streams.Stdout, e.at.stdoutTo, e.at.to = to, "", nil
	case "2":
		e.at.streams.Stderr = to
	}
}

// duplicate makes one descriptor a copy of another: 2>&1, <&3, >&-.
func (e *evaluator) duplicate(fd, usual, target string) {
	if fd == "" {
		fd = usual
	}
	to := unit.FileInput
	switch target {
	case "-":
		to = unit.Null
	case "0":
		to = e.at.streams.Stdin
	case "1":
		to = e.at.streams.Stdout
	case "2":
		to = e.at.streams.Stderr
	}
	switch fd {
	case "0":
		if target != "0" {
			e.at.streams.Stdin, e.at.input, e.at.feed, e.at.stdinFrom = to, nil, nil, target
		}
	case "1":
		e.at.streams.Stdout, e.at.stdoutTo = to, target
		if target != "1" {
			e.at.to = nil
		}
	case "2":
		e.at.streams.Stderr = to
	}
}

// token counts the lines that a loop writes into a pipe before its jobs
// start: each lets one job run.
func (e *evaluator) token(c *syntax.CallExpr) {
	if e.at.stdoutTo == "" || e.at.stdoutTo == "1" || e.at.stdoutTo == "2" || e.at.background {
		return
	}
	n := int64(1)
	if c.Args[0].Lit() == "printf" && len(c.Args) > 2 {
		n = 0
		for _, a := range c.Args[2:] {
			n += max(e.braceCount(a), 1)
		}
	}
	sum := e.tokens[e.at.stdoutTo].Add(e.times.Mul(bound.Of(n)))
	e.tokens[e.at.stdoutTo] = sum
}

// hereDocument returns the text of a here-document; what is not known stands
// in it as an expansion.
func (e *evaluator) hereDocument(r *syntax.Redirect) source.Text {
	t := wrapper.ChildText(e.hereDocumentWord(r))
	if r.Op == syntax.DashHdoc {
		t = withoutTabs(t)
	}
	return t
}

// hereDocumentWord returns the text of a here-document with its holes.
func (e *evaluator) hereDocumentWord(r *syntax.Redirect) word.Word {
	if r.Hdoc == nil {
		return word.Word{}
	}
	var f fields
	for _, p := range r.Hdoc.Parts {
		if l, ok := p.(*syntax.Lit); ok && quotedDelimiter(r.Word) {
			f.text(e.raw(l, inDocument), e.span(l))
			continue
		}
		e.part(&f, p, inDocument)
	}
	return f.whole(source.Span{})
}

// quotedDelimiter reports whether nothing in the here-document is expanded.
func quotedDelimiter(w *syntax.Word) bool {
	for _, p := range w.Parts {
		if l, ok := p.(*syntax.Lit); !ok || strings.Contains(l.Value, `\`) {
			return true
		}
	}
	return false
}

// withoutTabs takes the tabs off that <<- ignores.
func withoutTabs(t source.Text) source.Text {
	var b source.Builder
	for at := 0; at < len(t.Str); {
		end := len(t.Str)
		if i := strings.IndexByte(t.Str[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		start := at
		for start < end && t.Str[start] == '\t' {
			start++
		}
		b.AddText(t.Slice(start, end))
		at = end
	}
	return b.Text()
}
