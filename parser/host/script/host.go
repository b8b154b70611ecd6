// Package script reads files that a shell runs: by their suffix, or by the
// line that names the shell.
package script

import (
	"context"
	"path"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/interpreter"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// System is the name of the host in facts.
const System = "script"

// Host reads shell scripts. It only says that there is one and which shell
// runs it; the text is evaluated by whoever follows the unit.
type Host struct{}

// Name returns "script".
func (Host) Name() string { return System }

// Claims reports whether the file has a shell's suffix or names a shell in
// its first line.
func (Host) Claims(file string, text []byte) bool {
	_, ok := shellOf(file, text)
	return ok
}

// Extract returns one unit that runs the whole file.
func (Host) Extract(_ context.Context, f *source.File, _ source.Tree) (unit.Found, bool) {
	shell, ok := shellOf(f.Path, f.Text)
	if !ok {
		return unit.Found{}, false
	}
	return unit.Found{Units: []*unit.Unit{Unit(f, shell)}}, true
}

// Unit returns the unit that runs a whole file with the shell; "" is the
// system's own.
func Unit(f *source.File, shell string) *unit.Unit {
	text := Text(f)
	whole := f.Whole()
	one := bound.Of(1)
	dir := path.Dir(f.Path)
	if dir == "." {
		dir = ""
	}
	u := &unit.Unit{
		ID:     System + "/" + f.Path,
		System: System,
		At:     firstLine(f),
		Meta:   unit.Meta{Name: path.Base(f.Path)},
		Copies: unit.Copies{Steady: one, Peak: one},
		Runs: []unit.Run{{
			Use:     unit.UseMain,
			Command: &unit.Argv{Script: &unit.Script{Text: text, Shell: shell, Dir: dir}, At: whole},
			At:      whole,
		}},
		Provides: []unit.Name{{Kind: unit.FileName, Text: f.Path}},
	}
	slurm(u, text)
	return u
}

// firstLine returns the span of the file's first line.
func firstLine(f *source.File) source.Span {
	return source.Span{File: f, End: len(f.Line(1)), Exact: true}
}

// shellOf returns the shell that runs a file; a first line that names a
// program decides before the suffix.
func shellOf(file string, text []byte) (shell string, ok bool) {
	if program, found := interpreter.Shebang(string(text[:min(len(text), longestLine)])); found {
		return program, interpreter.IsShell(program)
	}
	shell = interpreter.BySuffix(file)
	return shell, shell != ""
}

// longestLine bounds what is looked at of a file that may be no script.
const longestLine = 512
