// Package script reads files that a shell runs: by their suffix, or by the
// line that names the shell.
package script

import (
	"bytes"
	"context"
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
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
	return unit.Found{Units: []*unit.Unit{u}}, true
}

// firstLine returns the span of the file's first line.
func firstLine(f *source.File) source.Span {
	return source.Span{File: f, End: len(f.Line(1)), Exact: true}
}

// shellOf returns the shell that runs a file; a first line that names a
// program decides before the suffix.
func shellOf(file string, text []byte) (shell string, ok bool) {
	line, _, _ := bytes.Cut(bytes.TrimPrefix(text[:min(len(text), 512)], bom), []byte("\n"))
	if rest, found := bytes.CutPrefix(line, []byte("#!")); found {
		name := interpreter(strings.Fields(string(rest)))
		return name, known(name)
	}
	switch path.Ext(file) {
	case ".sh", ".command":
		return "sh", true
	case ".bash", ".zsh", ".ksh", ".mksh", ".bats", ".dash":
		return path.Ext(file)[1:], true
	}
	return "", false
}

// interpreter returns the program of a first line such as
// `#!/usr/bin/env -S FOO=1 bash -e`.
func interpreter(fields []string) string {
	if len(fields) == 0 {
		return ""
	}
	name := path.Base(fields[0])
	if name != "env" {
		return name
	}
	for _, f := range fields[1:] {
		if !strings.HasPrefix(f, "-") && !strings.Contains(f, "=") {
			return path.Base(f)
		}
	}
	return ""
}

// known reports whether the program is a shell whose scripts are read.
func known(name string) bool {
	switch name {
	case "sh", "bash", "dash", "ash", "busybox", "ksh", "ksh93", "mksh", "zsh", "bats":
		return true
	}
	return false
}
