// Package argo reads the objects of Argo Workflows that stand in Kubernetes
// manifests: Workflow, WorkflowTemplate, ClusterWorkflowTemplate and
// CronWorkflow. Each container that a run reaches becomes a unit; how many of
// it live at once follows from steps, dags, loops, parallelism and
// synchronization.
package argo

import (
	"context"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/pod"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/moments"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const system = "argo"

// Objects reads the objects of Argo Workflows.
type Objects struct{}

// Reads reports whether the object is a workflow, or a template of one.
func (Objects) Reads(apiVersion, kind string) bool {
	if !strings.HasPrefix(apiVersion, "argoproj.io/") {
		return false
	}
	switch kind {
	case "Workflow", "WorkflowTemplate", "ClusterWorkflowTemplate", "CronWorkflow":
		return true
	}
	return false
}

// workflow is one object that starts pods.
type workflow struct {
	ctx  context.Context
	node *yamlpos.Node
	// spec is the WorkflowSpec; base is that of the template it is made from.
	spec, base            *yamlpos.Node
	kind, namespace, name string
	parts                 []*part
	index                 map[string]*part
	active                map[string]bool // templates that are being read
	expansions            int
	objects               *pod.Finder
	diags                 []unit.Diag
	// evidence holds for every unit, path for what is being followed.
	evidence, path []bound.Evidence
	found          unit.Found
}

// Read returns the units of the object.
func (Objects) Read(ctx context.Context, n *yamlpos.Node, tree source.Tree) unit.Found {
	w := &workflow{ctx: ctx, node: n, spec: n.Get("spec"),
		index: map[string]*part{}, active: map[string]bool{}, objects: pod.NewFinder(n.Document().File, tree)}
	w.kind, w.namespace, w.name = pod.Identity(n)
	if w.kind == "CronWorkflow" {
		w.spec = n.Get("spec", "workflowSpec")
	}
	if ref := w.spec.Get("workflowTemplateRef"); ref.Get("name").IsScalar() {
		w.base = w.template(ref).Get("spec")
		w.reached(ref)
	}
	w.run()
	return w.found
}

// get returns a field of the spec; what the object says hides its template's.
func (w *workflow) get(key string) *yamlpos.Node {
	if n := w.spec.Get(key); n != nil {
		return n
	}
	return w.base.Get(key)
}

// run follows the entrypoint and makes the units of what it reaches, and of
// templates that nothing reaches.
func (w *workflow) run() {
	profile := w.whole()
	limit := w.parallelism(w.get("parallelism"))
	for _, p := range w.parts {
		if p.lock != nil {
			profile.Clip(p.id, p.lock.count)
		}
		if limit != nil {
			profile.Clip(p.id, *limit)
		}
	}
	w.unlimited(profile, limit)
	steady, peak := w.overlap()
	for _, p := range w.parts {
		w.found.Units = append(w.found.Units, w.unit(p, profile, limit, steady, peak))
	}
}

// whole is the profile of one run: the entrypoint, then what runs at its end.
func (w *workflow) whole() moments.Profile {
	entry := w.invoke(call{name: w.get("entrypoint").Str(), at: w.get("entrypoint")}).now
	exit := w.invoke(call{name: w.get("onExit").Str(), at: w.get("onExit")}).now
	hooks := []moments.Profile{entry}
	for _, hook := range w.get("hooks").Pairs() {
		hooks = append(hooks, w.invoke(call{name: hook.Value.Get("template").Str(), at: hook.Value}).now)
	}
	profile := moments.Series(moments.Together(hooks...), exit)
	if len(profile) > 0 && len(w.parts) > 0 || w.kind == "Workflow" || w.kind == "CronWorkflow" {
		return profile
	}
	for _, t := range w.templates() { // a library: each template may be started alone
		profile = moments.Series(profile, w.invoke(call{name: t.Get("name").Str(), at: t}).now)
	}
	return profile
}

// parallelism returns a cap on pods or children; nil: there is none.
func (w *workflow) parallelism(n *yamlpos.Node) *bound.Bound {
	most := n.Int()
	if !most.Set || most.N <= 0 && !most.Bound.IsUnknown() {
		return nil
	}
	return &most.Bound
}

// unlimited says that nothing limits how many pods of a run live at once.
func (w *workflow) unlimited(profile moments.Profile, limit *bound.Bound) {
	if limit != nil {
		w.evidence = append(w.evidence, w.get("parallelism").Evidence("copies", *limit, "parallelism: pods of one workflow at once"))
		return
	}
	most := bound.Bound{}
	for _, m := range profile {
		total := bound.Bound{}
		for _, copies := range m {
			total = total.Add(copies)
		}
		most = most.Max(total)
	}
	if most.Or(2) > 1 {
		w.diag("no-workflow-parallelism", w.node.Get("kind"), "one run starts "+atOnce(most)+" pods at once: spec.parallelism is not set")
	}
}

func atOnce(b bound.Bound) string {
	if n, ok := b.Hi(); ok {
		return "up to " + bound.Of(n).String()
	}
	return "an unknown number of"
}

func (w *workflow) diag(rule string, at *yamlpos.Node, message string) {
	for _, d := range w.diags {
		if d.Rule == rule && d.At == at.Span() {
			return
		}
	}
	w.diags = append(w.diags, unit.Diag{Rule: rule, At: at.Span(), Message: message, Certain: true})
}
