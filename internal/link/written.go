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
// from the file behind -f, for a shell that it starts: `at`, `sudo -i`, `su`.
func laterScript(p place, s start) (unit.Script, bool) {
	name, _ := s.words[0].Literal()
	switch path.Base(name) {
	case "at", "batch", "qsub", "sbatch", "bsub", "msub", "su", "sudo", "doas", "newgrp", "chroot", "tsp":
	default:
		return unit.Script{}, false
	}
	script := unit.Script{Shell: "sh", Args: []word.Word{}, Dir: p.dir}
	for i, w := range s.words {
		if w.Prefix() == "-f" && i+1 < len(s.words) {
			if t, ok := p.writtenText(s.words[i+1]); ok {
				script.Text = t
				return script, true
			}
		}
	}
	if s.input == nil {
		return unit.Script{}, false
	}
	script.Text = *s.input
	return script, true
}
