package shell

import (
	"path"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
	"github.com/ffvet/ffvet/parser/wrapper"
)

// Written is a text that a script writes into a file.
type Written struct {
	Path string // as the script names it, "${DIR}/run.sh"
	Text source.Text
}

// maxWritten is how many files are remembered that a script writes.
const maxWritten = 64

// sink collects what is printed into a file or a pipe.
type sink struct {
	source.Builder
	path string
	// marked says that the script makes the file executable, used that it
	// hands its name to a command.
	marked, used bool
	at           source.Span
}

// sinkOf returns what collects the text of a file; `>` begins it anew where
// it certainly runs once.
func (e *evaluator) sinkOf(w word.Word, appends bool) *sink {
	name := w.String()
	i := slices.IndexFunc(e.files, func(s *sink) bool { return s.path == name })
	switch {
	case name == "" || strings.HasPrefix(name, "/dev/"):
		return nil
	case i < 0 && len(e.files) == maxWritten:
		e.note(w.Span, "the texts of more than %d files that the script writes are not followed", maxWritten)
		return nil
	case i < 0:
		e.files = append(e.files, &sink{path: name, at: w.Span})
		return e.files[len(e.files)-1]
	case !appends && e.forks == 0 && e.loop == nil:
		e.files[i] = &sink{path: name, at: w.Span, marked: e.files[i].marked}
	}
	return e.files[i]
}

// printed returns what a pipe carries as far as it is known; nil if nothing is.
func (s *sink) printed() *source.Text {
	if s == nil || s.Len() == 0 {
		return nil
	}
	t := s.Text()
	return &t
}

// print adds a text to a file or a pipe.
func (e *evaluator) print(to *sink, t source.Text) {
	if to != nil && e.spend(len(t.Str), t.Span(0, 0)) {
		to.AddText(t)
	}
}

// prints adds what `echo` and `printf` print.
func (e *evaluator) prints(c *syntax.CallExpr) {
	if e.at.to == nil {
		return
	}
	back := e.quietly()
	var t source.Text
	if c.Args[0].Lit() == "printf" {
		t = e.formatted(c.Args[1:])
	} else {
		t = e.echoed(c.Args[1:])
	}
	back()
	e.print(e.at.to, t)
}

// echoed returns what echo prints; with -e, backslashes mean what they mean
// to printf.
func (e *evaluator) echoed(args []*syntax.Word) source.Text {
	escapes, line := false, true
	for len(args) > 0 && strings.HasPrefix(args[0].Lit(), "-") {
		escapes = escapes || strings.Contains(args[0].Lit(), "e")
		line = line && !strings.Contains(args[0].Lit(), "n")
		args = args[1:]
	}
	var b source.Builder
	if len(args) > 0 {
		t := wrapper.ChildText(e.joined(args, e.span(args[0])))
		if escapes {
			t = unescaped(t)
		}
		b.AddText(t)
	}
	if line {
		b.Add("\n", source.Span{})
	}
	return b.Text()
}

// formatted returns what printf prints. It uses a format again as long as
// there are arguments.
func (e *evaluator) formatted(args []*syntax.Word) source.Text {
	var words []word.Word
	for _, a := range args {
		words = append(words, e.expand(a)...)
	}
	if len(words) > 0 && words[0].Prefix() == "--" {
		words = words[1:]
	}
	if len(words) == 0 {
		return source.Text{}
	}
	format, words := unescaped(wrapper.ChildText(words[0])), words[1:]
	var b source.Builder
	for first := true; first || len(words) > 0; first = false {
		left := len(words)
		words = fill(&b, format, words)
		if len(words) == left {
			break
		}
	}
	return b.Text()
}

// fill adds a format once and returns the arguments that it did not take.
func fill(b *source.Builder, format source.Text, words []word.Word) []word.Word {
	done := 0
	for i := 0; i < len(format.Str); i++ {
		if format.Str[i] != '%' {
			continue
		}
		end := i + 1
		for end < len(format.Str) && strings.IndexByte("-+ #0123456789.", format.Str[end]) >= 0 {
			end++
		}
		if end == len(format.Str) {
			break
		}
		b.AddText(format.Slice(done, i))
		done, i = end+1, end
		switch {
		case format.Str[end] == '%':
			b.AddText(format.Slice(end, end+1))
		case len(words) > 0:
			b.AddText(wrapper.ChildText(words[0]))
			words = words[1:]
		}
	}
	b.AddText(format.Slice(done, len(format.Str)))
	return words
}

// unescaped returns a text with the line ends and tabs that backslashes stand
// for.
func unescaped(t source.Text) source.Text {
	var b source.Builder
	done := 0
	for i := 0; i+1 < len(t.Str); i++ {
		if t.Str[i] != '\\' {
			continue
		}
		to := map[byte]string{'n': "\n", 't': "\t", 'r': "", '\\': `\`}
		if text, ok := to[t.Str[i+1]]; ok {
			b.AddText(t.Slice(done, i))
			b.Add(text, t.Span(i, i+2))
			done = i + 2
		}
		i++
	}
	b.AddText(t.Slice(done, len(t.Str)))
	return b.Text()
}

// copies follows a command that passes its standard input on: `cat`, `tee
// FILE`, also behind sudo.
func (e *evaluator) copies(words []word.Word) {
	if e.at.input == nil {
		return
	}
	words = unwrapped(words)
	switch path.Base(words[0].String()) {
	case "cat":
		if len(words) == 1 || len(words) == 2 && words[1].Prefix() == "-" {
			e.print(e.at.to, *e.at.input)
		}
	case "tee":
		e.tee(words[1:])
	}
}

// tee writes standard input into files, too.
func (e *evaluator) tee(args []word.Word) {
	appends := false
	for _, w := range args {
		if option := w.Prefix(); strings.HasPrefix(option, "-") {
			appends = appends || option == "-a" || option == "--append"
			continue
		}
		e.print(e.sinkOf(w, appends), *e.at.input)
	}
	e.print(e.at.to, *e.at.input)
}

// readBack returns what the script wrote into a file so far; nil if it did
// not write it.
func (e *evaluator) readBack(w word.Word) *source.Text {
	name := path.Clean(w.String())
	for _, s := range e.files {
		if path.Clean(s.path) == name && s.Len() > 0 {
			s.used = true
			t := s.Text()
			return &t
		}
	}
	return nil
}

// written returns the files that the words may name.
func (e *evaluator) written(words []word.Word) []Written {
	var out []Written
	for _, s := range e.files {
		base := path.Base(s.path)
		named := func(w word.Word) bool { return strings.Contains(w.String(), base) }
		if s.Len() == 0 || !slices.ContainsFunc(words, named) {
			continue
		}
		switch command := unwrapped(words); path.Base(command[0].String()) {
		case "chmod":
			s.marked = s.marked || executable(command)
		case "rm", "tee", "test", "head", "tail", "mv", "cp", "install", "cat", "ls", "chown", "sed", "grep":
		default:
			s.used = true
			out = append(out, Written{Path: s.path, Text: s.Text()})
		}
	}
	return out
}

// unwrapped returns the command line without what stands in front of it.
func unwrapped(words []word.Word) []word.Word {
	for range maxDepth {
		inner, ok := wrapper.Unwrap(words, bound.Bound{})
		if !ok || len(inner.Words) == 0 || inner.ScriptFile {
			break
		}
		words = inner.Words
	}
	return words
}

// executable reports whether a chmod lets a file be run.
func executable(words []word.Word) bool {
	for _, w := range words[1:] {
		mode := w.Prefix()
		if strings.HasPrefix(mode, "-") {
			if strings.Trim(mode, "-rwxst") == "" {
				return false
			}
			continue
		}
		return strings.ContainsAny(mode, "x") || strings.Trim(mode, "01234567") == "" && strings.ContainsAny(mode, "157")
	}
	return false
}

// documentOf returns the here-document that `$(cat <<EOF …)` stands for.
func (e *evaluator) documentOf(list []*syntax.Stmt) *source.Text {
	if len(list) != 1 || len(list[0].Redirs) != 1 || list[0].Background {
		return nil
	}
	c, ok := list[0].Cmd.(*syntax.CallExpr)
	if r := list[0].Redirs[0]; !ok || len(c.Args) != 1 || c.Args[0].Lit() != "cat" || r.Op != syntax.Hdoc && r.Op != syntax.DashHdoc {
		return nil
	}
	t := e.hereDocument(list[0].Redirs[0])
	t = t.Slice(0, len(strings.TrimRight(t.Str, "\n")))
	return &t
}
