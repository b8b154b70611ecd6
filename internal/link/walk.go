package link

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/shell"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
	"github.com/ffvet/ffvet/parser/wrapper"
)

const (
	// maxDepth is how many scripts, wrappers and containers may start one another.
	maxDepth = 24
	// maxReaches is how many scripts one round looks into.
	maxReaches = 100_000
)

// walker follows what the units start. It remembers what each script led to.
type walker struct {
	*linker
	memo   map[string]*reach
	active map[string]bool // scripts that are being walked
	notes  []source.Note
	noted  map[source.Note]bool
	visits int
	// stacked are the images by their uppermost unit.
	stacked map[*unit.Unit]image
	// installed and outside are what images are made of; copies are those
	// whose making is being looked into.
	installed map[*unit.ImageSpec]*unit.Installation
	outside   map[unit.Image]*unit.Installation
	copies    map[*unit.Unit]bool
}

// start is a command line with what stands on its standard input.
type start struct {
	words []word.Word
	at    source.Span
	input *source.Text
	feed  *unit.Feed
	// shell is the program that reads words[0] as a script: `bash enc.sh`.
	shell string
}

// words follows one start of a command line.
func (w *walker) words(p place, s start) *reach {
	if len(s.words) == 0 {
		return nothing
	}
	if program, ok := w.programs.of(s.words); ok {
		return w.command(program, s)
	}
	if pool, ok := wrapper.Pools(s.words, w.in.CPUs); ok {
		return &reach{procs: pool.Slots, pools: []wrapper.Pool{pool}}
	}
	if p.depth++; p.depth > maxDepth {
		w.note(source.Note{At: s.at, Text: fmt.Sprintf("this is called through more than %d scripts, wrappers and containers: it is not followed further", maxDepth)})
		return nothing
	}
	if lines, users, ok := p.cronTable(s); ok {
		return w.table(p, lines, users)
	}
	if script, ok := fromInput(s); ok {
		return w.script(p, script, "")
	}
	if b, ok := builds(s.words); ok {
		return &reach{builds: []builtImage{b.in(p.dir)}}
	}
	inner, ok := w.unwrap(s.words, w.in.CPUs)
	if script, later, reads := laterScript(p, s); reads && (!ok || len(inner.Words) == 0 && inner.Script == nil) {
		return w.script(p, script, "").wrapped(wrapper.Inner{Times: bound.Of(1), Detached: later})
	}
	if !ok {
		if script, ok := p.function(s.words); ok {
			return w.script(p, script, "")
		}
		return w.file(p, s)
	}
	return w.inner(p, s, inner).wrapped(inner.Fed(s.feed))
}

// inner follows what a wrapper starts, once.
func (w *walker) inner(p place, s start, in wrapper.Inner) *reach {
	p = p.with(in.Env)
	s.words, s.shell = in.Words, ""
	if in.ArgFile != nil {
		if t, ok := p.writtenText(*in.ArgFile); ok {
			s.input = &t
		}
	}
	switch {
	case in.Script != nil:
		script := *in.Script
		if script.Dir == "" {
			script.Dir = p.dir
		}
		p.input = s.input
		if s.input != nil && isItem(script.Text.Str) { // xargs -I{} sh -c {}
			script.Text, p.input = *s.input, nil
		}
		return w.script(p, script, "")
	case in.Image != nil:
		return w.inImage(p, s, in)
	case in.Service != nil:
		return w.inService(p, s, in)
	case in.ScriptFile:
		s.shell = in.Wrapper
		return w.file(p, s)
	case len(s.words) == 0 && s.input != nil: // ssh host <<EOF
		return w.script(p, unit.Script{Text: *s.input, Dir: p.dir}, "")
	}
	if len(in.More) == 0 {
		return w.words(p, s)
	}
	return w.oneAfterAnother(p, s, append([][]word.Word{in.Words}, in.More...))
}

// oneAfterAnother follows commands of which each waits for the one before.
func (w *walker) oneAfterAnother(p place, s start, commands [][]word.Word) *reach {
	var parts []*reach
	var procs bound.Bound
	for _, words := range commands {
		s.words = words
		r := w.words(p, s)
		parts = append(parts, r)
		procs = procs.Max(r.procs)
	}
	out := together(parts)
	out.procs = procs
	return out
}

// command is a call of one of our programs.
func (w *walker) command(program string, s start) *reach {
	c := &unit.Command{
		Program: program, Name: s.words[0], Words: s.words[1:],
		At: s.at, Procs: bound.Of(1),
	}
	return &reach{commands: []*unit.Command{c}, procs: bound.Of(1)}
}

// file follows a script that a command line names.
func (w *walker) file(p place, s start) *reach {
	if len(s.words) == 0 {
		return nothing
	}
	if t, ok := p.writtenText(s.words[0]); ok {
		return w.writtenScript(p, s, t)
	}
	t, ok := w.lookup(p, s.words[0].String())
	if !ok {
		return w.passedOn(p, s)
	}
	name, ok := language(t.key, t.Str)
	if !ok {
		return nothing
	}
	if s.shell != "" {
		name = s.shell
	}
	script := unit.Script{Text: t.Text, Shell: name, Args: append([]word.Word{}, s.words[1:]...), Dir: p.dir}
	if t.inTree {
		script.Dir = dirOf(t.key)
		p.dir = script.Dir
	}
	return w.script(p, script, t.key)
}

// script follows a script; key is "" if it stands in the text of its caller.
func (w *walker) script(p place, s unit.Script, key string) *reach {
	if key == "" {
		return w.result(p, w.evaluate(p, s, ""))
	}
	p.written = nil // what a script of the tree leads to is remembered for all who call it
	if w.active[key] {
		w.note(source.Note{At: firstLine(s.Text), Text: "the script starts itself again: how often is not known, one run of it is counted"})
		return nothing
	}
	memo := p.id + "\x00" + key + "\x00" + s.Shell + "\x00" + arguments(s.Args) + "\x00" + digest(p.env) + functions(p.funcs)
	if r, ok := w.memo[memo]; ok {
		return r
	}
	if w.visits++; w.visits > maxReaches {
		w.note(source.Note{Text: fmt.Sprintf("more than %d ways through scripts: the rest is not followed", maxReaches)})
		return nothing
	}
	w.active[key] = true
	r := w.result(p, w.evaluate(p, s, key))
	delete(w.active, key)
	if _, err := w.in.Tree.Read(key); err == nil {
		own := *r
		own.scripts = append(slices.Clip(own.scripts), key)
		r = &own
	}
	w.memo[memo] = r
	return r
}

// result joins what the calls of a script lead to.
func (w *walker) result(p place, e *evaluated) *reach {
	calls := map[*shell.Call]*reach{}
	parts := []*reach{{scripts: e.sources}}
	for _, st := range e.Statements {
		parts = append(parts, w.calls(p, st, calls)...)
	}
	out := together(parts)
	out.procs, out.left = peak(e.Peak, calls), peak(e.Stays, calls)
	recount(out, e.Peak, calls)
	out.lock = locked(calls)
	out.lifetime = lasts(calls)
	return out
}

// locked returns the lock that everything holds which the calls start.
func locked(calls map[*shell.Call]*reach) string {
	lock := ""
	for call, r := range calls {
		if !r.starts() {
			continue
		}
		own := cmp.Or(call.Lock, r.lock)
		if own == "" || lock != "" && own != lock {
			return ""
		}
		lock = own
	}
	return lock
}

// calls follows the calls of one statement.
func (w *walker) calls(p place, st shell.Statement, into map[*shell.Call]*reach) []*reach {
	var parts []*reach
	for _, call := range st.Calls {
		p.input = nil
		inside := p.with(call.Env).handed(call.Functions)
		inside.written = append(slices.Clip(call.Written), p.written...)
		once := w.words(inside, start{words: call.Words, at: call.At, input: call.Input, feed: call.Feed})
		if call.Moves && !strings.HasPrefix(once.lock, "/") && once.lock != "" {
			free := *once // each folder has a lock of its own
			free.lock = ""
			once = &free
		}
		into[call] = once
		parts = append(parts, once.called(call))
	}
	return parts
}

// firstLine returns where a script begins.
func firstLine(t source.Text) source.Span {
	end := strings.IndexByte(t.Str, '\n')
	if end < 0 {
		end = len(t.Str)
	}
	return t.Span(0, end)
}
