package githubactions

import (
	"fmt"
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// action returns what an action of this repository runs for a step.
func (w *run) action(dir string, step *yamlpos.Node, s scope, u *unit.Unit, depth int) []unit.Run {
	f, root := w.read(path.Join(dir, "action.yml"))
	if root == nil {
		if f, root = w.read(path.Join(dir, "action.yaml")); root == nil {
			return nil
		}
	}
	inner := s.with(root.Get("inputs"), step.Get("with"))
	return w.inAction(f, root, inner, u, depth)
}

// inAction returns what an action runs: the steps of a composite one, or a
// container.
func (w *run) inAction(f *source.File, root *yamlpos.Node, s scope, u *unit.Unit, depth int) []unit.Run {
	s.action = path.Dir(f.Path)
	runs := root.Get("runs")
	if runs.Get("using").Str() == "docker" {
		return dockerAction(s.action, runs, u)
	}
	var out []unit.Run
	for _, step := range runs.Get("steps").Items() {
		inner := s
		env := newEnvironment(&environment{}, step.Get("env"), &inner)
		d := shellAndDir{shell: step.Get("shell").Str(), dir: step.Get("working-directory").Str()}
		for _, r := range w.step(step, inner, u, d, depth) {
			r.Env = append(env.list, r.Env...)
			out = append(out, r)
		}
	}
	return out
}

// dockerAction runs the image that the action names, or that its Dockerfile
// makes.
func dockerAction(dir string, runs *yamlpos.Node, u *unit.Unit) []unit.Run {
	image := runs.Get("image")
	if ref, ok := strings.CutPrefix(image.Str(), "docker://"); ok {
		u.Image = unit.Image{Ref: ref, At: image.Span()}
	} else {
		u.Image = unit.Image{At: image.Span(), Build: &unit.Build{Context: dir, Dockerfile: path.Join(dir, image.Str())}}
	}
	r := unit.Run{Use: unit.UseMain, At: runs.Span()}
	if entrypoint := runs.Get("entrypoint"); entrypoint.IsScalar() {
		r.Entrypoint = words(entrypoint)
	}
	if args := runs.Get("args"); args.IsSequence() {
		r.Command = &unit.Argv{At: args.Span()}
		for _, item := range args.Items() {
			r.Command.Words = append(r.Command.Words, item.TemplateWord())
		}
	}
	return []unit.Run{r}
}

// actionAlone adds the unit of an action that no workflow here uses: each
// workflow that does, elsewhere, runs it.
func (r *reader) actionAlone(f *source.File, root *yamlpos.Node) {
	u := &unit.Unit{
		ID: "action/" + path.Dir(f.Path), System: system, At: root.Get("runs").Span(),
		Meta: unit.Meta{Kind: "Action", Name: path.Dir(f.Path)},
	}
	u.Place.Elsewhere = true
	u.Copies.SetSteady(bound.Unknown(0))
	u.Evidence = append(u.Evidence, root.Get("runs").Evidence("copies", u.Copies.Steady,
		fmt.Sprintf("no workflow here uses %s", f.Path)))
	s := scope{legs: []leg{{}}}.with(root.Get("inputs"), nil)
	w := &run{reader: r}
	if u.Runs = w.inAction(f, root, s, u, 0); len(u.Runs) > 0 {
		r.found.Units = append(r.found.Units, u)
	}
}
