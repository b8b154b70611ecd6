package link

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/interpreter"
	"github.com/ffvet/ffvet/parser/shell"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// evaluated is what a script can do. It is kept over the rounds.
type evaluated struct {
	*shell.Result
	sources []string // files of the tree that it reads with `source`
	missing bool     // one that it reads was not found
	placed  bool     // it reads files: which ones depends on the place
}

// evaluate evaluates a script once for each environment and arguments.
func (w *walker) evaluate(p place, s unit.Script, key string) *evaluated {
	if !isShell(s.Shell) {
		return &evaluated{Result: &shell.Result{}}
	}
	if key == "" {
		at := s.Text.Span(0, len(s.Text.Str))
		key = fmt.Sprintf("%s:%d:%s", pathOfSpan(at), at.Start, s.Text.Str)
	}
	anywhere := strings.Join([]string{key, s.Shell, arguments(s.Args), digest(p.env), functions(p.funcs), inputSpot(p.input), spots(p.env, s.Args)}, "\x00")
	e := w.scripts[anywhere]
	if e == nil {
		e = w.interpret(p, s)
		w.scripts[anywhere] = e
		if e.placed {
			w.scripts[anywhere+"\x00"+p.id+"\x00"+p.dir] = e
		}
	} else if e.placed {
		e = w.evaluateAt(p, s, anywhere+"\x00"+p.id+"\x00"+p.dir)
	}
	for _, n := range e.Unread {
		w.note(n)
	}
	return e
}

// evaluateAt evaluates a script that reads other files once for each place,
// and again while one of them is missing.
func (w *walker) evaluateAt(p place, s unit.Script, memo string) *evaluated {
	e := w.scripts[memo]
	if e == nil || e.missing {
		e = w.interpret(p, s)
		w.scripts[memo] = e
	}
	return e
}

// interpret evaluates the script and remembers which files it reads.
func (w *walker) interpret(p place, s unit.Script) *evaluated {
	e := &evaluated{}
	e.Result = w.eval(s, shell.Options{Env: p.env, CPUs: exact(w.in.CPUs), Functions: p.funcs, Input: p.input, Source: func(name string) (source.Text, bool) {
		t, ok := w.lookup(p, name)
		e.placed = true
		if !ok {
			e.missing = true
			return source.Text{}, false
		}
		if t.inTree && !slices.Contains(e.sources, t.key) {
			e.sources = append(e.sources, t.key)
		}
		return t.Text, true
	}})
	return e
}

// exact returns the number of CPUs if it is known, else 0.
func exact(b bound.Bound) int {
	n, ok := b.Hi()
	if !ok || n != b.Lo() || n < 0 {
		return 0
	}
	return int(n)
}

// arguments tells argument lists apart; that they are not known differs from
// there being none.
func arguments(words []word.Word) string {
	if words == nil {
		return "?"
	}
	return strings.Join(word.Strings(words), "\x00")
}

// spots tells apart where the variables and arguments of a script stand: what
// it makes of them points there.
func spots(env []unit.Var, args []word.Word) string {
	d := newSummary()
	for _, v := range env {
		d.span(v.Value.Span)
	}
	for _, a := range args {
		d.span(a.Span)
	}
	return d.String()
}

// isShell reports whether the evaluator reads the language; "" is the
// system's own shell.
func isShell(name string) bool { return name == "" || interpreter.IsShell(name) }

// language returns the shell that a script is written for; ok is false for
// other languages and for what is no text.
func language(name, text string) (shell string, ok bool) {
	if strings.Contains(text[:min(len(text), 512)], "\x00") {
		return "", false
	}
	if program, found := interpreter.Shebang(text); found {
		return program, isShell(program)
	}
	switch path.Ext(name) {
	case "", ".in", ".txt", ".conf":
		return "", true
	}
	shell = interpreter.BySuffix(name)
	return shell, shell != ""
}

func dirOf(file string) string {
	if dir := path.Dir(file); dir != "." {
		return dir
	}
	return ""
}

func pathOfSpan(s source.Span) string {
	if s.File == nil {
		return ""
	}
	return s.File.Path
}

// inputSpot tells texts on standard input apart.
func inputSpot(t *source.Text) string {
	if t == nil {
		return ""
	}
	d := newSummary()
	d.span(t.Span(0, 0))
	d.text(t.Str)
	return d.String()
}
