package gitlabci

import (
	"context"
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// maxIncludes is how many files one pipeline may include (docs: 150).
const maxIncludes = 150

// pipeline is one pipeline and the files that it is made of.
type pipeline struct {
	ctx  context.Context
	tree source.Tree
	// root is the folder that absolute paths start from.
	root string
	name string
	// tops are the files' top nodes: what stands first hides what follows.
	tops  []*yamlpos.Node
	seen  map[string]bool
	depth int // of child pipelines
	// expansions is how many parents, references and children were followed:
	// each may lead back to itself.
	expansions *int
	found      unit.Found
	// stages are the stages in their order, jobs the keys of the jobs.
	stages, names []string
}

func newPipeline(ctx context.Context, tree source.Tree) *pipeline {
	return &pipeline{ctx: ctx, tree: tree, seen: map[string]bool{}, expansions: new(int)}
}

// maxExpansions is how many parents, references and children are followed.
const maxExpansions = 20_000

// follows reports whether one more may be followed.
func (p *pipeline) follows() bool {
	*p.expansions++
	return *p.expansions <= maxExpansions && p.ctx.Err() == nil
}

// load reads the file and what it includes; it returns the paths of all.
func (p *pipeline) load(f *source.File) []string {
	p.name, p.root = f.Path, path.Dir(f.Path)
	var paths []string
	p.include(f, &paths)
	return paths
}

// include reads a file, and before it what it includes: a file hides what it
// includes, and a later include an earlier one.
func (p *pipeline) include(f *source.File, paths *[]string) {
	if p.seen[f.Path] || len(p.seen) > maxIncludes || p.ctx.Err() != nil {
		return
	}
	p.seen[f.Path] = true
	*paths = append(*paths, f.Path)
	var top *yamlpos.Node
	for _, d := range yamlpos.Split(f) { // a header with `spec` may come first
		if root := d.Root(); root.IsMapping() {
			top = root
		}
		p.found.Unread = append(p.found.Unread, d.Notes()...)
		p.found.Diags = append(p.found.Diags, d.Diags()...)
	}
	if top == nil {
		return
	}
	p.tops = append(p.tops, top)
	files := p.locals(top.Get("include"))
	slices.Reverse(files)
	for _, name := range files {
		if inner, err := p.tree.Read(name); err == nil {
			p.include(inner, paths)
		}
	}
	for _, child := range top.Pairs() { // the files of child pipelines belong to this one
		*paths = append(*paths, p.locals(child.Value.Get("trigger", "include"))...)
	}
}

// locals returns the files of the repository that an include names.
func (p *pipeline) locals(n *yamlpos.Node) []string {
	items := n.Items()
	if n.IsScalar() || n.IsMapping() {
		items = []*yamlpos.Node{n}
	}
	var out []string
	for _, item := range items {
		name := item.Str()
		if item.IsMapping() {
			name = item.Get("local").Str()
		}
		if name == "" || strings.Contains(name, "://") || strings.Contains(name, "$") {
			continue
		}
		name = path.Join(p.root, name)
		if !strings.Contains(name, "*") {
			out = append(out, name)
			continue
		}
		out = append(out, p.matching(name)...)
	}
	return out
}

// matching returns the files that a pattern names, in their order, as far as
// they run a script.
func (p *pipeline) matching(pattern string) []string {
	var out []string
	for _, name := range p.tree.Search(p.ctx, []string{"script:"}) {
		if ok, err := doublestar.Match(pattern, name); ok && err == nil {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}
