// Package githubactions reads the workflows of GitHub Actions, and those of
// Gitea and Forgejo, which are written alike: each step that runs something
// becomes a unit of its job.
//
// Reusable workflows and composite actions of the repository are read where a
// workflow uses them. Extract gives the units of the using workflow also for
// their own files: whoever reads both drops what comes twice by file and id.
package githubactions

import (
	"bytes"
	"context"
	"path"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const system = "github-actions"

// Host reads workflows and actions.
type Host struct{}

// Name returns "github-actions".
func (Host) Name() string { return system }

// Claims reports whether the file is a workflow by its folder, or an action
// by its name and what it says.
func (Host) Claims(name string, text []byte) bool {
	return isWorkflow(name) || isAction(name) && bytes.Contains(text, []byte("runs:"))
}

func isWorkflow(name string) bool {
	if ext := path.Ext(name); ext != ".yml" && ext != ".yaml" {
		return false
	}
	_, ok := workflowRoot(name)
	return ok
}

// workflowRoot returns the folder that `./` means in a workflow.
func workflowRoot(name string) (root string, ok bool) {
	dir := "/" + path.Dir(name)
	for _, forge := range []string{".github", ".gitea", ".forgejo"} {
		if root, ok = strings.CutSuffix(dir, "/"+forge+"/workflows"); ok {
			return strings.TrimPrefix(root, "/"), true
		}
	}
	return "", false
}

func isAction(name string) bool {
	base := path.Base(name)
	return base == "action.yml" || base == "action.yaml"
}

// Related returns how workflows name what lies in their own repository.
func (Host) Related() []string { return []string{"uses: ./", "uses: './", `uses: "./`} }

// Extract returns the steps of the workflow, or of the workflows that use
// the file; those of the file alone if none does.
func (Host) Extract(ctx context.Context, f *source.File, tree source.Tree) (unit.Found, bool) {
	r := &reader{ctx: ctx, tree: tree, files: map[string]*yamlpos.Node{}}
	root := r.parse(f)
	if root == nil {
		return r.found, len(r.found.Unread) > 0
	}
	if isAction(f.Path) && !isWorkflow(f.Path) {
		if !root.Get("runs").IsMapping() {
			return unit.Found{}, false
		}
		if !r.users(f.Path) {
			r.actionAlone(f, root)
		}
		return r.found, true
	}
	if !root.Get("jobs").IsMapping() {
		return unit.Found{}, false
	}
	if !isCalled(root) || !r.users(f.Path) {
		r.workflow(f, root)
	}
	return r.found, true
}

// reader reads one file, and what it uses.
type reader struct {
	ctx   context.Context
	tree  source.Tree
	files map[string]*yamlpos.Node
	found unit.Found
	// expansions is how many workflows and actions were followed: one may use
	// itself.
	expansions int
}

// maxExpansions is how many uses of workflows and actions are followed.
const maxExpansions = 2000

// follows reports whether one more use may be followed.
func (r *reader) follows() bool {
	r.expansions++
	return r.expansions <= maxExpansions && r.ctx.Err() == nil
}

// parse returns the top node of a file, nil if it cannot be read.
func (r *reader) parse(f *source.File) *yamlpos.Node {
	if root, known := r.files[f.Path]; known {
		return root
	}
	r.files[f.Path] = nil
	for _, d := range yamlpos.Split(f) {
		root := d.Root()
		r.found.Unread = append(r.found.Unread, d.Notes()...)
		r.found.Diags = append(r.found.Diags, d.Diags()...)
		if root != nil {
			r.files[f.Path] = root
			break
		}
	}
	return r.files[f.Path]
}

// read returns a file of the repository, nil if there is none.
func (r *reader) read(name string) (*source.File, *yamlpos.Node) {
	f, err := r.tree.Read(path.Clean(name))
	if err != nil {
		return nil, nil
	}
	return f, r.parse(f)
}

// maxUsers is how many workflows that use a file are read.
const maxUsers = 200

// users reads the workflows that use the file, directly or through others; it
// reports whether there is one.
func (r *reader) users(name string) bool {
	roots, seen := []string{}, map[string]bool{name: true}
	queue := []string{name}
	for len(queue) > 0 && len(seen) < maxUsers {
		for _, user := range r.usersOf(queue[0]) {
			if seen[user] {
				continue
			}
			seen[user] = true
			if _, root := r.read(user); isWorkflow(user) && (!isCalled(root) || len(r.usersOf(user)) == 0) {
				roots = append(roots, user)
				continue
			}
			queue = append(queue, user)
		}
		queue = queue[1:]
	}
	slices.Sort(roots)
	for _, user := range roots {
		f, root := r.read(user)
		r.workflow(f, root)
	}
	return len(roots) > 0
}

// usersOf returns the workflows and actions that name the file or its folder.
func (r *reader) usersOf(name string) []string {
	target := name
	if isAction(name) && !isWorkflow(name) {
		target = path.Dir(name)
	}
	var out []string
	for _, user := range r.tree.Search(r.ctx, []string{path.Base(target)}) {
		if user == name || !isWorkflow(user) && !isAction(user) {
			continue
		}
		if _, root := r.read(user); uses(root, target, 0) {
			out = append(out, user)
		}
	}
	return out
}

// uses reports whether a key `uses` below the node names the local target.
func uses(n *yamlpos.Node, target string, depth int) bool {
	const maxDepth = 8 // jobs, job, steps, step
	if depth > maxDepth {
		return false
	}
	for _, child := range n.Own() {
		if child.Key() == "uses" {
			if local, ok := localPath(child.Str()); ok && (local == target || strings.HasSuffix(target, "/"+local)) {
				return true
			}
		}
		if uses(child, target, depth+1) {
			return true
		}
	}
	return false
}

// localPath returns the path that `uses` names if it lies in the repository.
func localPath(name string) (local string, ok bool) {
	rest, ok := strings.CutPrefix(strings.TrimSpace(name), "./")
	return path.Clean(rest), ok
}

// isCalled reports whether only other workflows start this one.
func isCalled(root *yamlpos.Node) bool {
	on := root.Get("on")
	if on == nil { // YAML 1.1 reads the key as true
		on = root.Get("true")
	}
	if on.Str() == "workflow_call" {
		return true
	}
	if items := on.Items(); len(items) == 1 {
		return items[0].Str() == "workflow_call"
	}
	pairs := on.Pairs()
	return len(pairs) == 1 && pairs[0].Key == "workflow_call"
}
