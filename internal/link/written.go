package link

import (
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/interpreter"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// writtenText returns the text that the calling script wrote into the file
// that a word names: by the same words, or by the same last part of the path.
func (p place) writtenText(w word.Word) (source.Text, bool) {
	name := w.String()
	for _, f := range p.written {
		if f.Path == name {
			return f.Text, true
		}
	}
	base := path.Base(name)
	for _, f := range p.written {
		if path.Base(f.Path) == base && !strings.Contains(base, "${") {
			return f.Text, true
		}
	}
	return source.Text{}, false
}

// writtenScript follows a script that its caller wrote. It does not see what
// else the caller wrote: it might write itself.
func (w *walker) writtenScript(p place, s start, t source.Text) *reach {
	name, given := interpreter.Shebang(t.Str)
	if s.shell != "" {
		name, given = s.shell, true
	}
	if given && !isShell(name) {
		return nothing
	}
	p.written = nil
	return w.script(p, unit.Script{Text: t, Shell: name, Args: append([]word.Word{}, s.words[1:]...), Dir: p.dir}, "")
}

// laterScript returns the text that a program reads from standard input, or
// from the file behind -f, for a shell that it starts: now (`sudo -i`, `su`),
// or later (`at`, `qsub`).
func laterScript(p place, s start) (script unit.Script, later, ok bool) {
	name, _ := s.words[0].Literal()
	switch path.Base(name) {
	case "at", "batch", "qsub", "sbatch", "bsub", "msub":
		later = true
	case "su", "sudo", "doas", "newgrp", "chroot":
	default:
		return unit.Script{}, false, false
	}
	script = unit.Script{Shell: "sh", Args: []word.Word{}, Dir: p.dir}
	for i, w := range s.words[1:] {
		if w.Prefix() == "-f" && i+2 < len(s.words) {
			if t, ok := p.writtenText(s.words[i+2]); ok {
				script.Text = t
				return script, later, true
			}
		}
	}
	if s.input == nil {
		return unit.Script{}, false, false
	}
	script.Text = *s.input
	return script, later, true
}

// isItem reports whether a script is nothing but what a launcher reads.
func isItem(text string) bool {
	return strings.HasPrefix(strings.Trim(text, "\"' "), "${item") && strings.Count(text, "${") == 1
}
