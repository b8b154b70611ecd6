// Package bitbucket reads bitbucket-pipelines.yml: each step becomes a unit
// `step/NAME`.
package bitbucket

import (
	"context"
	"fmt"
	"path"
	"slices"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/moments"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const system = "bitbucket"

// Host reads pipelines of Bitbucket.
type Host struct{}

// Name returns "bitbucket".
func (Host) Name() string { return system }

// Claims reports whether the file has the name of the pipelines.
func (Host) Claims(name string, _ []byte) bool {
	base := path.Base(name)
	return base == "bitbucket-pipelines.yml" || base == "bitbucket-pipelines.yaml"
}

// Extract returns the steps of all pipelines.
func (Host) Extract(_ context.Context, f *source.File, _ source.Tree) (unit.Found, bool) {
	docs := yamlpos.Split(f)
	if len(docs) == 0 {
		return unit.Found{}, false
	}
	p := &pipelines{file: f, root: docs[0].Root()}
	found := unit.Found{Unread: docs[0].Notes(), Diags: docs[0].Diags()}
	profile := p.read(p.root.Get("pipelines"))
	for i, s := range p.steps {
		found.Units = append(found.Units, p.unit(s, profile.At(fmt.Sprint(i))))
	}
	return found, len(found.Units)+len(found.Unread) > 0
}

// pipelines is what the file says.
type pipelines struct {
	file  *source.File
	root  *yamlpos.Node
	steps []*step
}

// step is one step of a pipeline.
type step struct {
	name string
	node *yamlpos.Node
	part string // of the profile
}

// read returns when the steps live. One push starts one pipeline, and one
// more for the pull request that it belongs to.
func (p *pipelines) read(all *yamlpos.Node) moments.Profile {
	var pushed, requested []moments.Profile
	for _, kind := range all.Pairs() {
		switch kind.Key {
		case "default":
			pushed = append(pushed, p.list(kind.Value, 0))
		case "pull-requests":
			for _, pattern := range kind.Value.Pairs() {
				requested = append(requested, p.list(pattern.Value, 0))
			}
		default: // branches, tags, bookmarks, custom
			for _, pattern := range kind.Value.Pairs() {
				pushed = append(pushed, p.list(pattern.Value, 0))
			}
		}
	}
	return moments.Together(moments.Series(pushed...), moments.Series(requested...))
}

// maxDepth is how deep stages and parallel steps may lie in one another.
const maxDepth = 4

// list returns when the steps of a list live: one after another.
func (p *pipelines) list(items *yamlpos.Node, depth int) moments.Profile {
	return moments.Series(p.each(items, depth)...)
}

func (p *pipelines) each(items *yamlpos.Node, depth int) []moments.Profile {
	var all []moments.Profile
	if depth > maxDepth {
		return nil
	}
	for _, item := range items.Items() {
		for _, pair := range item.Pairs() {
			inner := pair.Value
			if steps := inner.Get("steps"); steps != nil {
				inner = steps
			}
			switch pair.Key {
			case "step":
				all = append(all, p.step(pair.Value))
			case "parallel":
				all = append(all, moments.Together(p.each(inner, depth+1)...))
			case "stage":
				all = append(all, p.list(inner, depth+1))
			}
		}
	}
	return all
}

// step adds a step. One that an alias repeats in another pipeline is the same.
func (p *pipelines) step(n *yamlpos.Node) moments.Profile {
	for _, s := range p.steps {
		if s.node.Span() == n.Span() {
			return moments.Leaf(s.part)
		}
	}
	s := &step{node: n, name: n.Get("name").Str(), part: fmt.Sprint(len(p.steps))}
	if s.name == "" {
		s.name = s.part
	}
	for slices.ContainsFunc(p.steps, func(other *step) bool { return other.name == s.name }) { // in another pipeline
		s.name += "+"
	}
	p.steps = append(p.steps, s)
	return moments.Leaf(s.part)
}

// unit makes the unit of a step.
func (p *pipelines) unit(s *step, alive []bound.Bound) *unit.Unit {
	one := bound.Of(1)
	jobs, copies := one, bound.Bound{}
	for _, n := range alive {
		copies = copies.Max(n)
	}
	u := &unit.Unit{
		ID: "step/" + s.name, System: system, At: s.node.Span(), Group: p.file.Path + " step/" + s.name,
		Flow: &unit.Flow{Run: p.file.Path, Alive: alive}, Jobs: &jobs,
		Meta: unit.Meta{Kind: "Step", Name: s.name},
	}
	u.Copies.SetSteady(copies)
	u.Copies.PerNode, u.Place.Elsewhere = &one, true
	if on := s.node.Get("runs-on"); on != nil {
		u.Copies.PerNode, u.Place.Elsewhere = nil, false
		u.Place.RunnerLabels = labels(on)
	}
	p.memory(u, s)
	p.runs(u, s)
	return u
}

func labels(n *yamlpos.Node) []string {
	if n.IsScalar() {
		return []string{n.Str()}
	}
	var out []string
	for _, item := range n.Items() {
		out = append(out, item.Str())
	}
	return out
}
