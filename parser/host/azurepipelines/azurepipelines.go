// Package azurepipelines reads the pipelines of Azure: each job that runs
// scripts becomes a unit. Templates of the repository are read where a
// pipeline uses them.
package azurepipelines

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

const system = "azure-pipelines"

// Host reads pipelines.
type Host struct{}

// Name returns "azure-pipelines".
func (Host) Name() string { return system }

// Claims reports whether the file is a pipeline by its name or folder.
func (Host) Claims(name string, _ []byte) bool {
	ext := path.Ext(name)
	return (ext == ".yml" || ext == ".yaml") && strings.Contains(strings.ReplaceAll(name, "azuredevops", "azure-pipelines"), "azure-pipelines")
}

// Extract returns the jobs of the pipeline.
func (Host) Extract(ctx context.Context, f *source.File, tree source.Tree) (unit.Found, bool) {
	p := &pipeline{ctx: ctx, tree: tree, name: f.Path}
	root := p.parse(f)
	if root == nil {
		return p.found, len(p.found.Unread) > 0
	}
	top := scope{file: f.Path, pool: root.Get("pool"), variables: []*yamlpos.Node{root.Get("variables")}}
	switch {
	case root.Get("stages") != nil:
		p.stages(root.Get("stages"), top)
	case root.Get("jobs") != nil:
		p.jobList(root.Get("jobs"), top, nil)
	case root.Get("steps") != nil:
		p.add(&job{name: "Job", node: root, scope: top})
	}
	if len(p.jobs) == 0 {
		return p.found, false
	}
	tasks := make([]moments.Task, len(p.jobs))
	for i, j := range p.jobs {
		tasks[i] = moments.Task{Each: moments.Leaf(fmt.Sprint(i)), Count: j.copies, After: j.after}
	}
	profile := moments.Graph(tasks, nil)
	for i, j := range p.jobs {
		j.flow = &unit.Flow{Run: p.name, Alive: profile.At(fmt.Sprint(i))}
		if u := p.unit(j); len(u.Runs) > 0 {
			p.found.Units = append(p.found.Units, u)
		}
	}
	return p.found, true
}

// pipeline is one pipeline and what was read of it.
type pipeline struct {
	ctx   context.Context
	tree  source.Tree
	name  string
	jobs  []*job
	found unit.Found
	// templates is how many were read: one may use itself.
	templates int
}

// scope is what stages and jobs inherit.
type scope struct {
	file      string // whose folder templates are relative to
	pool      *yamlpos.Node
	variables []*yamlpos.Node
}

// inside returns the scope of a stage or a job.
func (s scope) inside(n *yamlpos.Node) scope {
	if pool := n.Get("pool"); pool != nil {
		s.pool = pool
	}
	s.variables = append(s.variables[:len(s.variables):len(s.variables)], n.Get("variables"))
	return s
}

func (p *pipeline) parse(f *source.File) *yamlpos.Node {
	for _, d := range yamlpos.Split(f) {
		root := d.Root()
		p.found.Unread = append(p.found.Unread, d.Notes()...)
		p.found.Diags = append(p.found.Diags, d.Diags()...)
		if root.IsMapping() {
			return root
		}
	}
	return nil
}

// template returns the file of the repository that a template is.
func (p *pipeline) template(name string, s scope) (*yamlpos.Node, scope) {
	if p.templates++; p.templates > maxTemplates || strings.Contains(name, "@") {
		return nil, s
	}
	file := path.Join(path.Dir(s.file), name)
	if path.IsAbs(name) {
		file = strings.TrimPrefix(path.Clean(name), "/")
	}
	f, err := p.tree.Read(file)
	if err != nil {
		return nil, s
	}
	s.file = file
	return p.parse(f), s
}

// stages reads stages: each waits for the one before unless it says for what.
func (p *pipeline) stages(list *yamlpos.Node, s scope) {
	ends := map[string][]int{}
	var before []int
	for _, n := range list.Items() {
		after := before
		if depends := n.Get("dependsOn"); depends != nil {
			after = ending(depends, ends)
		}
		first := len(p.jobs)
		p.jobList(n.Get("jobs"), s.inside(n), after)
		before = nil
		for i := first; i < len(p.jobs); i++ {
			before = append(before, i)
		}
		ends[n.Get("stage").Str()] = before
	}
}

func ending(depends *yamlpos.Node, ends map[string][]int) []int {
	if depends.IsScalar() {
		return ends[depends.Str()]
	}
	var out []int
	for _, item := range depends.Items() {
		out = append(out, ends[item.Str()]...)
	}
	return out
}

// maxTemplates is how many templates one pipeline may use (docs: 100 files).
const maxTemplates = 100

// jobList reads jobs, which start together unless one depends on another.
func (p *pipeline) jobList(list *yamlpos.Node, s scope, after []int) {
	ends := map[string][]int{}
	type waiting struct {
		first, last int
		on          *yamlpos.Node
	}
	var waits []waiting
	for _, n := range list.Items() {
		first := len(p.jobs)
		if name := n.Get("template").Str(); name != "" {
			root, inner := p.template(name, s)
			p.jobList(root.Get("jobs"), inner, after)
			continue
		}
		name := n.Get("job").Str() + n.Get("deployment").Str()
		if name == "" {
			name = fmt.Sprint(len(p.jobs))
		}
		p.add(&job{name: name, node: n, scope: s.inside(n), after: after})
		ends[name] = []int{first}
		waits = append(waits, waiting{first, len(p.jobs), n.Get("dependsOn")})
	}
	for _, w := range waits {
		for i := w.first; i < w.last; i++ {
			p.jobs[i].after = append(p.jobs[i].after[:len(p.jobs[i].after):len(p.jobs[i].after)], ending(w.on, ends)...)
		}
	}
}

func (p *pipeline) add(j *job) {
	j.fanOut()
	p.jobs = append(p.jobs, j)
}

// job is one job of the pipeline.
type job struct {
	name         string
	node         *yamlpos.Node
	scope        scope
	after        []int
	legs, copies bound.Bound
	variables    map[string][]*yamlpos.Node // of the legs
	flow         *unit.Flow
	evidence     []bound.Evidence
	diags        []unit.Diag
}
