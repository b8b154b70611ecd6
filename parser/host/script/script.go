// Package script reads shell scripts, by extension and by shebang.
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

// Host reads shell scripts.
type Host struct{}

// Name returns "shell".
func (Host) Name() string { return "shell" }

// Claims reports whether the file has a shell's extension or a shell's shebang.
func (Host) Claims(name string, text []byte) bool {
	_, ok := shellOf(name, text)
	return ok
}

// Extract returns the script as one unit.
func (Host) Extract(_ context.Context, f *source.File, _ source.Tree) (unit.Found, bool) {
	shell, ok := shellOf(f.Path, f.Text)
	if !ok {
		return unit.Found{}, false
	}
	at := f.Whole()
	at.End = f.LineStart(2)
	dir := path.Dir(f.Path)
	if dir == "." {
		dir = ""
	}
	u := &unit.Unit{
		ID: "script/" + f.Path, System: "shell", At: at,
		Meta:   unit.Meta{Kind: "Script", Name: path.Base(f.Path)},
		Copies: unit.Copies{Steady: bound.Of(1), Peak: bound.Of(1)},
		Runs: []unit.Run{{
			Use: unit.UseMain, At: at,
			Command: &unit.Argv{Script: &unit.Script{Text: Text(f), Shell: shell, Dir: dir}, At: at},
		}},
		Provides: []unit.Name{{Kind: unit.FileName, Text: f.Path}},
	}
	return unit.Found{Units: []*unit.Unit{u}}, true
}

// Text returns the script as a shell reads it: without byte order mark and
// carriage returns, which editors of other systems leave.
func Text(f *source.File) source.Text {
	var b source.Builder
	at := 0
	if bytes.HasPrefix(f.Text, []byte("\xef\xbb\xbf")) {
		at = 3
	}
	for at < len(f.Text) {
		end := len(f.Text)
		if i := bytes.Index(f.Text[at:], []byte("\r\n")); i >= 0 {
			end = at + i
		}
		b.Add(string(f.Text[at:end]), source.Span{File: f, Start: at, End: end, Exact: true})
		at = end
		if at < len(f.Text) {
			at++ // the \r; the \n starts the next piece
		}
	}
	return b.Text()
}

// shellOf returns the shell that reads the file: what the shebang names, else
// what the extension says.
func shellOf(name string, text []byte) (shell string, ok bool) {
	if shell, ok := shebang(text); ok {
		return shell, isShell(shell)
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".sh":
		return "", true
	case ".bash", ".ksh", ".zsh", ".dash":
		return path.Ext(name)[1:], true
	case ".command", ".bats":
		return "bash", true
	}
	return "", false
}

// shebang returns the interpreter of a #! line, also behind env and its options.
func shebang(text []byte) (interpreter string, ok bool) {
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if !bytes.HasPrefix(text, []byte("#!")) {
		return "", false
	}
	line, _, _ := bytes.Cut(text[2:min(len(text), 256)], []byte("\n"))
	words := strings.Fields(string(line))
	for i, w := range words {
		base := path.Base(w)
		if i == 0 && base == "env" || i > 0 && (strings.HasPrefix(w, "-") || strings.Contains(w, "=")) {
			continue
		}
		if base == "busybox" && i+1 < len(words) {
			continue
		}
		return base, true
	}
	return "", false
}

func isShell(name string) bool {
	switch name {
	case "sh", "bash", "dash", "ash", "zsh", "ksh", "mksh", "ksh93", "busybox", "bats":
		return true
	}
	return false
}
