// Package tekton reads the objects of Tekton that stand in Kubernetes
// manifests: Pipeline, Task, and runs that hold a pipeline or a task
// themselves. Each step that runs something becomes a unit.
package tekton

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/pod"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/moments"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const system = "tekton"

// Objects reads the objects of Tekton.
type Objects struct{}

// Reads reports whether the object holds tasks.
func (Objects) Reads(apiVersion, kind string) bool {
	if !strings.HasPrefix(apiVersion, "tekton.dev/") {
		return false
	}
	switch kind {
	case "Pipeline", "PipelineRun", "Task", "TaskRun", "ClusterTask":
		return true
	}
	return false
}

// object is one object that starts pods.
type object struct {
	ctx                   context.Context
	node                  *yamlpos.Node
	kind, namespace, name string
	objects               *pod.Finder
	found                 unit.Found
}

// Read returns the units of the object. A run that names a pipeline or a task
// has none of its own: that object has them.
func (Objects) Read(ctx context.Context, n *yamlpos.Node, tree source.Tree) unit.Found {
	o := &object{ctx: ctx, node: n, objects: pod.NewFinder(n.Document().File, tree)}
	o.kind, o.namespace, o.name = pod.Identity(n)
	spec := n.Get("spec")
	switch o.kind {
	case "Pipeline":
		o.pipeline(spec)
	case "PipelineRun":
		o.pipeline(spec.Get("pipelineSpec"))
	case "TaskRun":
		o.alone(spec.Get("taskSpec"))
	default:
		o.alone(spec)
	}
	return o.found
}

func (o *object) key() string { return strings.ToLower(o.kind) + "/" + o.namespace + "/" + o.name }

// task is one task of a pipeline.
type task struct {
	name         string
	node, spec   *yamlpos.Node
	legs, copies bound.Bound
	dynamic      bool
	flow         *unit.Flow
	evidence     []bound.Evidence
	diags        []unit.Diag
}

// pipeline reads the tasks of a pipeline: those that wait for no other run at
// once, `finally` after all of them.
func (o *object) pipeline(spec *yamlpos.Node) {
	ordinary, last := o.tasks(spec.Get("tasks")), o.tasks(spec.Get("finally"))
	all := append(ordinary, last...)
	graph := make([]moments.Task, len(all))
	for i, t := range all {
		graph[i] = moments.Task{Each: moments.Leaf(t.name), Count: t.copies}
		for j, other := range ordinary {
			if i >= len(ordinary) || t.waitsFor(other.name) {
				graph[i].After = append(graph[i].After, j)
			}
		}
	}
	profile := moments.Graph(graph, nil)
	for _, t := range all {
		t.flow = &unit.Flow{Run: o.key(), Alive: profile.At(t.name)}
		o.steps(t, t.name+".")
	}
}

func (o *object) tasks(list *yamlpos.Node) []*task {
	var out []*task
	for i, n := range list.Items() {
		t := &task{name: n.Get("name").Str(), node: n, spec: n.Get("taskSpec")}
		if t.name == "" {
			t.name = fmt.Sprint(i)
		}
		if ref := n.Get("taskRef"); ref.Get("name").IsScalar() {
			t.spec = o.reached(ref)
		}
		t.fanOut()
		out = append(out, t)
	}
	return out
}

// reached returns the spec of a task of this repository, which runs here as a
// part of the pipeline: by itself it would count twice.
func (o *object) reached(ref *yamlpos.Node) *yamlpos.Node {
	kind, space := ref.Get("kind").Str(), o.namespace
	if kind == "" {
		kind = "Task"
	}
	n := o.objects.Find(o.ctx, kind, space, ref.Get("name").Str())
	if n == nil {
		return nil
	}
	_, space, name := pod.Identity(n)
	o.found.Effects = append(o.found.Effects, unit.Effect{
		Target: unit.WorkloadKey(system, kind, space, name), Apply: func(u *unit.Unit) { u.Weak = true }})
	return n.Get("spec")
}

// waitsFor reports whether the task starts after another one: it says so, or
// uses its result.
func (t *task) waitsFor(other string) bool {
	for _, name := range t.node.Get("runAfter").Items() {
		if name.Str() == other {
			return true
		}
	}
	for _, param := range t.node.Get("params").Items() {
		if from := param.Get("value", "from"); from != nil {
			return slices.ContainsFunc(from.Items(), func(n *yamlpos.Node) bool { return n.Str() == other })
		}
	}
	return uses(t.node.Get("params"), other, 0) || uses(t.node.Get("when"), other, 0) || uses(t.node.Get("matrix"), other, 0)
}

// uses reports whether a text below the node names a result of the task.
func uses(n *yamlpos.Node, name string, depth int) bool {
	const maxDepth = 16
	if depth > maxDepth {
		return false
	}
	if strings.Contains(n.Str(), "$(tasks."+name+".results.") {
		return true
	}
	for _, child := range n.Own() {
		if uses(child, name, depth+1) {
			return true
		}
	}
	return false
}

// alone reads a task that no pipeline holds.
func (o *object) alone(spec *yamlpos.Node) {
	one := bound.Of(1)
	o.steps(&task{name: o.name, node: o.node, spec: spec, legs: one, copies: one}, "")
}
