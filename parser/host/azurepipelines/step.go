package azurepipelines

import (
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// steps adds the runs of a list of steps.
func (p *pipeline) steps(list *yamlpos.Node, s scope, values map[string][]*yamlpos.Node, u *unit.Unit) {
	for _, n := range list.Items() {
		if name := n.Get("template").Str(); name != "" {
			root, inner := p.template(name, s)
			p.steps(root.Get("steps"), inner, values, u)
			continue
		}
		text, dir := scriptOf(n)
		if !text.IsScalar() {
			p.unread(n)
			continue
		}
		if strings.ContainsAny(dir, "$") || path.IsAbs(dir) {
			dir = ""
		}
		script := &unit.Script{Text: fill(text.Text(), values), Shell: "bash", Dir: path.Join(".", dir)}
		argv := &unit.Argv{Script: script, At: text.Span()}
		r := unit.Run{Use: unit.UseMain, At: n.Span(), Command: argv}
		if u.Image.Ref != "" {
			r.Entrypoint, r.Command = argv, &unit.Argv{At: text.Span()}
		}
		for _, pair := range n.Get("env").Pairs() {
			r.Env = append(r.Env, unit.Var{Name: pair.Key, Value: pair.Value.TemplateWord(), At: pair.Value.KeySpan()})
		}
		u.Runs = append(u.Runs, r)
	}
}

// scriptOf returns the script of a step, and the folder that it runs in: the
// two shorthands, and the tasks that they stand for.
func scriptOf(n *yamlpos.Node) (text *yamlpos.Node, dir string) {
	for _, key := range []string{"script", "bash"} {
		if n.Get(key) != nil {
			return n.Get(key), n.Get("workingDirectory").Str()
		}
	}
	task, _, _ := strings.Cut(strings.ToLower(n.Get("task").Str()), "@")
	inputs := n.Get("inputs")
	if task != "bash" && task != "cmdline" && task != "shellscript" {
		return nil, ""
	}
	for _, key := range []string{"script", "filePath", "scriptPath"} { // a path alone is a command too
		if inputs.Get(key) != nil {
			return inputs.Get(key), inputs.Get("workingDirectory").Str()
		}
	}
	return nil, ""
}

// unread says that a step for another shell names one of the programs.
func (p *pipeline) unread(n *yamlpos.Node) {
	for _, key := range []string{"pwsh", "powershell"} {
		if text := n.Get(key); strings.Contains(text.Str(), "ffmpeg") || strings.Contains(text.Str(), "ffprobe") {
			p.found.Unread = append(p.found.Unread, source.Note{At: text.Span(), Text: "the step is a script for PowerShell, which is not read"})
		}
	}
}

func unknown(name string, n *yamlpos.Node) word.Word {
	return word.FromHole(word.Hole{Kind: word.Variable, Name: name}, n.Span())
}
