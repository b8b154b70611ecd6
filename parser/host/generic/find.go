package generic

import (
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/interpreter"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// nearestKey returns the key of the node, or of the list it stands in.
func nearestKey(n *yamlpos.Node) string {
	for ; n != nil; n = n.Parent() {
		if key := n.Key(); key != "" {
			return key
		}
		if n.IsMapping() {
			break
		}
	}
	return ""
}

// text takes a string that runs a program.
func (w *walker) text(n *yamlpos.Node) {
	text := n.Str()
	if !namesProgram(text) {
		return
	}
	key := nearestKey(n)
	takes := startsWithCommand(text)
	switch kindOf(key) {
	case proseKey:
		return
	case scriptKey:
		takes = runsProgram(text) || isCommandKey(key) && isProgram(text)
	}
	program, _ := interpreter.Shebang(text)
	shell, isShell := shellOf(n, key, program)
	if isShell && (takes || program != "" && runsProgram(text)) {
		w.add(n, script(n.Text(), n, shell))
	}
}

// list takes a list that is the words of a command, or the lines of a
// script; it reports whether it has dealt with the items.
func (w *walker) list(n *yamlpos.Node) bool {
	key := nearestKey(n)
	kind := kindOf(key)
	if kind == proseKey {
		return true
	}
	items := n.Own()
	if words, ok := scalars(items); ok && isExec(words, kind, isCommandKey(key)) {
		w.add(n, exec(items, n))
		return true
	}
	if kind != scriptKey {
		return false
	}
	var lines source.Builder
	for _, item := range items {
		if !item.IsScalar() {
			w.visit(item)
			continue
		}
		lines.AddText(item.Text())
		lines.Add("\n", item.Span())
	}
	shell, isShell := shellOf(n, key, "")
	if text := lines.Text(); isShell && runsProgram(text.Str) {
		w.add(n, script(text, n, shell))
	}
	return true
}

// scalars returns the items' texts; ok is false if one is no scalar.
func scalars(items []*yamlpos.Node) (texts []string, ok bool) {
	for _, item := range items {
		if !item.IsScalar() {
			return nil, false
		}
		texts = append(texts, item.Str())
	}
	return texts, len(texts) > 0
}

func script(text source.Text, n *yamlpos.Node, shell string) *unit.Argv {
	return &unit.Argv{Script: &unit.Script{Text: yamlpos.FillTemplates(text), Shell: shell}, At: n.Span()}
}

func exec(items []*yamlpos.Node, n *yamlpos.Node) *unit.Argv {
	a := &unit.Argv{At: n.Span()}
	for _, item := range items {
		a.Words = append(a.Words, item.TemplateWord())
	}
	return a
}

// shellOf returns the shell that reads a script: what its first line says,
// its key, or the key `shell` beside it. ok is false if that is no shell.
func shellOf(n *yamlpos.Node, key, program string) (shell string, ok bool) {
	if program != "" {
		return program, interpreter.IsShell(program)
	}
	if interpreter.IsShell(key) {
		return key, true
	}
	beside := n.Parent().Get("shell")
	if !beside.IsScalar() || key == "shell" {
		return "", true
	}
	name, _, _ := strings.Cut(beside.Str(), " ")
	name = path.Base(name)
	_, isSwitch := beside.Bool()
	if isSwitch {
		return "", true
	}
	return name, interpreter.IsShell(name)
}
