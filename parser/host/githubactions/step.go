package githubactions

import (
	"fmt"
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/interpreter"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// environment is the variables of a step, outer ones first.
type environment struct {
	list []unit.Var
	// texts are the values that `env.NAME` has in expressions.
	texts map[string]string
}

// newEnvironment adds variables to those around them, and lets expressions of
// the scope name them.
func newEnvironment(outer *environment, n *yamlpos.Node, s *scope) environment {
	e := environment{texts: map[string]string{}}
	if outer != nil {
		e.list = outer.list[:len(outer.list):len(outer.list)]
		for name, text := range outer.texts {
			e.texts[name] = text
		}
	}
	for _, p := range n.Pairs() {
		value := p.Value.KnownWord(s.value)
		e.list = append(e.list, unit.Var{Name: p.Key, Value: value, At: p.Value.KeySpan()})
		delete(e.texts, p.Key)
		if text, ok := value.Literal(); ok {
			e.texts[p.Key] = text
		}
	}
	s.env = e.texts
	return e
}

// units returns a unit for each step of the job that runs something, and for
// each service beside them.
func (w *run) units(j *job) []*unit.Unit {
	var units []*unit.Unit
	box := containerOf(j.node.Get("container"))
	for i, step := range j.node.Get("steps").Items() {
		u := w.unit(j, fmt.Sprintf("%s/step%d", j.id, i), step)
		u.Step = i
		inner := j.scope
		env := newEnvironment(&j.env, step.Get("env"), &inner)
		u.Env = env.list
		box.apply(u)
		u.Runs = w.step(step, inner, u, defaults(step, j.node), 0)
		if len(u.Runs) > 0 {
			units = append(units, u)
		}
	}
	for _, p := range j.node.Get("services").Pairs() {
		u := w.unit(j, j.id+"/"+p.Key, p.Value)
		u.Sidecar = true
		containerOf(p.Value).apply(u)
		u.Runs = []unit.Run{{Use: unit.UseMain, At: p.Value.Span()}}
		units = append(units, u)
	}
	return units
}

// unit makes the unit of one step of a job.
func (w *run) unit(j *job, id string, at *yamlpos.Node) *unit.Unit {
	span := at.Span()
	if len(j.calls) > 0 {
		span = j.calls[len(j.calls)-1].Get("uses").Span()
	}
	legs := j.legs
	u := &unit.Unit{
		ID: id, System: system, At: span, Group: w.name + " " + j.id, Flow: j.flow, Jobs: &legs,
		Meta: unit.Meta{Kind: "Job", Name: strings.TrimPrefix(j.id, "job/")},
	}
	u.Copies.SetSteady(j.copies)
	u.Evidence = append(u.Evidence, j.evidence...)
	u.Diags = append(u.Diags, j.diags...)
	if j.dynamic {
		most := boundLegs()
		u.PlatformCap = &most
	}
	j.runner.place(u)
	w.scheduled(u, j)
	return u
}

// shellAndDir are what a step inherits from its job and workflow.
type shellAndDir struct{ shell, dir string }

func defaults(step, job *yamlpos.Node) shellAndDir {
	d := shellAndDir{}
	for _, n := range []*yamlpos.Node{job.Parent().Parent().Get("defaults", "run"), job.Get("defaults", "run"), step} {
		if shell := n.Get("shell"); shell.IsScalar() {
			d.shell = shell.Str()
		}
		if dir := n.Get("working-directory"); dir.IsScalar() {
			d.dir = dir.Str()
		}
	}
	if d.shell == "" && strings.HasPrefix(job.Get("runs-on").Str(), "windows") {
		d.shell = "pwsh"
	}
	return d
}

// step returns what one step runs: a script, or what an action does.
func (w *run) step(n *yamlpos.Node, s scope, u *unit.Unit, d shellAndDir, depth int) []unit.Run {
	if text := n.Get("run"); text.IsScalar() {
		return w.script(text, s, u, d)
	}
	uses := n.Get("uses").Str()
	if image, ok := strings.CutPrefix(uses, "docker://"); ok {
		return dockerStep(n, image, u)
	}
	if local, ok := localPath(uses); ok && depth < maxCalls && w.follows() {
		return w.action(path.Join(w.root, local), n, s, u, depth+1)
	}
	return nil
}

// script returns the run of a script; one for another program than a shell is
// not read.
func (w *run) script(n *yamlpos.Node, s scope, u *unit.Unit, d shellAndDir) []unit.Run {
	shell, _, _ := strings.Cut(d.shell, " ")
	shell = path.Base(shell)
	if d.shell == "" {
		shell = "bash"
	}
	if !interpreter.IsShell(shell) {
		if namesProgram(n.Str()) {
			w.found.Unread = append(w.found.Unread, source.Note{At: n.Span(),
				Text: fmt.Sprintf("the step is a script for %s, which is not read", shell)})
		}
		return nil
	}
	script := &unit.Script{Text: yamlpos.FillKnown(n.Text(), s.value), Shell: shell, Dir: w.dir(d.dir, s)}
	argv := &unit.Argv{Script: script, At: n.Span()}
	r := unit.Run{Use: unit.UseMain, Command: argv, At: n.Span(), Env: actionPath(s, n)}
	if u.Image.Ref != "" { // the step replaces what the image starts
		r.Entrypoint, r.Command = argv, &unit.Argv{At: n.Span()}
	}
	return []unit.Run{r}
}

func namesProgram(text string) bool {
	return strings.Contains(text, "ffmpeg") || strings.Contains(text, "ffprobe") || strings.Contains(text, "ffplay")
}

// actionPath is the variable that a script of an action finds its files by.
func actionPath(s scope, n *yamlpos.Node) []unit.Var {
	if s.action == "" {
		return nil
	}
	at := n.Span()
	at.Exact = false
	return []unit.Var{{Name: "GITHUB_ACTION_PATH", Value: word.Literal(s.action, at), At: at}}
}

// dir returns the folder of the tree that a working directory is.
func (w *run) dir(dir string, s scope) string {
	dir = s.fill(nil, dir)
	if path.IsAbs(dir) || strings.Contains(dir, "$") {
		dir = ""
	}
	dir = path.Join(w.root, dir)
	if dir == "" {
		return "." // the root, not the workflow's own folder
	}
	return dir
}
