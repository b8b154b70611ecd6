// Package buildkite reads the pipelines of Buildkite that stand in files:
// each command step becomes a unit.
package buildkite

import (
	"context"
	"fmt"
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/moments"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const system = "buildkite"

// Host reads pipelines.
type Host struct{}

// Name returns "buildkite".
func (Host) Name() string { return system }

// Claims reports whether the file is a pipeline by its name or folder.
func (Host) Claims(name string, _ []byte) bool {
	if ext := path.Ext(name); ext != ".yml" && ext != ".yaml" {
		return false
	}
	stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
	return stem == "buildkite" || strings.Contains("/"+path.Dir(name)+"/", "/.buildkite/")
}

// Extract returns the command steps of the pipeline.
func (Host) Extract(_ context.Context, f *source.File, _ source.Tree) (unit.Found, bool) {
	p := &pipeline{file: f, ends: map[string][]int{}}
	if docs := yamlpos.Split(f); len(docs) > 0 { // Buildkite reads one
		p.document(docs[0])
	}
	if len(p.steps) == 0 {
		return p.found, len(p.found.Unread) > 0
	}
	profile := moments.Graph(p.tasks(), nil)
	for i, s := range p.steps {
		s.flow = &unit.Flow{Run: f.Path, Alive: profile.At(fmt.Sprint(i))}
		p.found.Units = append(p.found.Units, p.unit(s))
	}
	return p.found, true
}

func (p *pipeline) document(d *yamlpos.Document) {
	root := d.Root()
	p.found.Unread = append(p.found.Unread, d.Notes()...)
	p.found.Diags = append(p.found.Diags, d.Diags()...)
	list := root
	if root.IsMapping() {
		list = root.Get("steps")
	}
	p.env, p.agents = root.Get("env"), root.Get("agents")
	p.read(list, nil, 0)
}

// pipeline is what a file says.
type pipeline struct {
	file *source.File
	// env and agents hold for all steps.
	env, agents *yamlpos.Node
	steps       []*step
	// ends are the steps that a key names; a group is all of its steps.
	ends map[string][]int
	// barrier are the steps that end before the next ones start.
	barrier []int
	found   unit.Found
}

// step is one command step.
type step struct {
	name         string
	node         *yamlpos.Node
	legs, copies bound.Bound
	needs        []string // keys; nil: what stands before the last wait
	explicit     bool
	barrier      []int
	flow         *unit.Flow
	shared       string
	evidence     []bound.Evidence
	diags        []unit.Diag
}

// read goes through a list of steps; those behind a wait or a block start
// after all that stand before it.
func (p *pipeline) read(list, group *yamlpos.Node, depth int) {
	const maxDepth = 4
	for _, n := range list.Items() {
		first := len(p.steps)
		switch {
		case isWait(n):
			p.barrier = nil
			for i := range p.steps {
				p.barrier = append(p.barrier, i)
			}
		case n.Get("steps") != nil && depth < maxDepth:
			p.read(n.Get("steps"), n, depth+1)
		case n.Get("command") != nil || n.Get("commands") != nil:
			p.step(n, group)
		}
		for i := first; i < len(p.steps); i++ {
			for _, key := range []string{"key", "id", "identifier"} {
				if name := n.Get(key).Str(); name != "" {
					p.ends[name] = append(p.ends[name], i)
				}
			}
		}
	}
}

func isWait(n *yamlpos.Node) bool {
	switch n.Str() {
	case "wait", "waiter", "block", "input":
		return true
	}
	for _, p := range n.Pairs() {
		if p.Key == "wait" || p.Key == "waiter" || p.Key == "block" || p.Key == "input" {
			return true
		}
	}
	return false
}

func (p *pipeline) step(n, group *yamlpos.Node) {
	s := &step{node: n, name: fmt.Sprint(len(p.steps)), barrier: p.barrier}
	for _, key := range []string{"key", "name", "label"} {
		if name := n.Get(key).Str(); name != "" {
			s.name = name
		}
	}
	for _, from := range []*yamlpos.Node{n, group} {
		depends := from.Get("depends_on")
		for _, pair := range from.Pairs() {
			s.explicit = s.explicit || pair.Key == "depends_on"
		}
		if depends.IsScalar() {
			s.needs = append(s.needs, depends.Str())
		}
		for _, item := range depends.Items() {
			s.needs = append(s.needs, item.Str()+item.Get("step").Str())
		}
	}
	s.fanOut()
	p.steps = append(p.steps, s)
}

// tasks returns the steps and what they wait for: `depends_on` takes the
// place of the waits.
func (p *pipeline) tasks() []moments.Task {
	tasks := make([]moments.Task, len(p.steps))
	for i, s := range p.steps {
		tasks[i] = moments.Task{Each: moments.Leaf(fmt.Sprint(i)), Count: s.copies, After: s.barrier}
		if !s.explicit {
			continue
		}
		tasks[i].After = nil
		for _, name := range s.needs {
			tasks[i].After = append(tasks[i].After, p.ends[name]...)
		}
	}
	return tasks
}
