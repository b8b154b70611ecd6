package argo

import (
	"fmt"
	"regexp"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/moments"
)

// Limits on how far templates are followed.
const (
	maxDepth      = 64
	maxExpansions = 10_000
)

// call is a place that starts a template.
type call struct {
	name   string
	inline *yamlpos.Node // the template itself, where it stands
	ref    *yamlpos.Node // templateRef
	at     *yamlpos.Node
	depth  int
	// library holds the templates that names mean; nil: the workflow's own.
	library *yamlpos.Node
}

// effect is what a call lives through: now, and beside all later steps.
type effect struct {
	now, later moments.Profile
}

// templates returns all templates of the workflow.
func (w *workflow) templates() []*yamlpos.Node {
	return append(w.spec.Get("templates").Items(), w.base.Get("templates").Items()...)
}

// find returns the template that a call starts, and the library in which it
// stands.
func (w *workflow) find(c call) (t, library *yamlpos.Node) {
	if c.inline != nil {
		return c.inline, c.library
	}
	name, candidates := c.name, w.templates()
	library = c.library
	if c.ref != nil {
		name, library = c.ref.Get("template").Str(), w.template(c.ref).Get("spec")
		w.reached(c.ref)
	}
	if library != nil {
		candidates = library.Get("templates").Items()
	}
	for _, t := range candidates {
		if name != "" && t.Get("name").Str() == name {
			return t, library
		}
	}
	return nil, library
}

// invoke follows one instance of a template.
func (w *workflow) invoke(c call) effect {
	t, library := w.find(c)
	key := fmt.Sprint(t.Path(), "@", t.Document(), t.Span().Start)
	if w.expansions++; t == nil || w.active[key] || c.depth > maxDepth || w.expansions > maxExpansions || w.ctx.Err() != nil {
		return effect{}
	}
	w.active[key] = true
	defer delete(w.active, key)
	c.library = library
	c.depth++
	switch {
	case t.Get("steps") != nil:
		return effect{now: w.steps(t, c)}
	case t.Get("dag") != nil:
		return effect{now: w.dag(t, c)}
	}
	return w.leaf(t)
}

// children returns the tasks of a list of steps, or of a dag.
func (w *workflow) children(items []*yamlpos.Node, c call) (tasks []moments.Task, later []moments.Profile) {
	for _, item := range items {
		inner := call{name: item.Get("template").Str(), inline: item.Get("inline"), ref: item.Get("templateRef"),
			at: item, depth: c.depth, library: c.library}
		before := len(w.path)
		count := w.count(item)
		e := w.invoke(inner)
		w.path = w.path[:before]
		if t, _ := w.find(inner); t != nil {
			if l := w.lockOf(t); l != nil {
				count = count.Min(l.count)
			}
		}
		tasks = append(tasks, moments.Task{Each: e.now, Count: count})
		if e.later != nil {
			later = append(later, e.later.Times(count))
		}
		for _, hook := range item.Get("hooks").Pairs() {
			h := w.invoke(call{name: hook.Value.Get("template").Str(), ref: hook.Value.Get("templateRef"),
				at: hook.Value, depth: c.depth, library: c.library})
			tasks[len(tasks)-1].Each = moments.Series(tasks[len(tasks)-1].Each, h.now)
		}
	}
	return tasks, later
}

// steps is the profile of lists that run one after another; daemons of an
// earlier list live on.
func (w *workflow) steps(t *yamlpos.Node, c call) moments.Profile {
	before := len(w.path)
	limit := w.cap(t)
	defer func() { w.path = w.path[:before] }()
	var all, daemons []moments.Profile
	for _, list := range t.Get("steps").Items() {
		items := list.Items()
		if list.IsMapping() {
			items = []*yamlpos.Node{list}
		}
		tasks, later := w.children(items, c)
		all = append(all, moments.Together(append([]moments.Profile{moments.Graph(tasks, limit)}, daemons...)...))
		daemons = append(daemons, later...)
	}
	return moments.Series(all...)
}

var dependency = regexp.MustCompile(`[A-Za-z0-9_][\w-]*`)

// dag is the profile of tasks that wait for those they depend on: `depends` is
// evaluated when all tasks that it names have ended, whatever it says. A daemon
// lives on beside everything.
func (w *workflow) dag(t *yamlpos.Node, c call) moments.Profile {
	before := len(w.path)
	limit := w.cap(t)
	defer func() { w.path = w.path[:before] }()
	items := t.Get("dag", "tasks").Items()
	tasks, later := w.children(items, c)
	index := map[string]int{}
	for i, item := range items {
		index[item.Get("name").Str()] = i
	}
	for i, item := range items {
		for _, name := range item.Get("dependencies").Items() {
			if first, ok := index[name.Str()]; ok {
				tasks[i].After = append(tasks[i].After, first)
			}
		}
		for _, name := range dependency.FindAllString(item.Get("depends").Str(), -1) {
			if first, ok := index[name]; ok {
				tasks[i].After = append(tasks[i].After, first)
			}
		}
	}
	return moments.Together(append([]moments.Profile{moments.Graph(tasks, limit)}, laterThan(tasks, later)...)...)
}

// laterThan keeps the daemons of a dag out of it if nothing comes after them.
func laterThan(tasks []moments.Task, later []moments.Profile) []moments.Profile {
	if len(tasks) < 2 {
		return nil
	}
	return later
}

// cap returns how many children of one instance run at once.
func (w *workflow) cap(t *yamlpos.Node) *bound.Bound {
	limit := w.parallelism(t.Get("parallelism"))
	if limit != nil {
		w.path = append(w.path, t.Get("parallelism").Evidence("copies", *limit, "parallelism: children of one instance at once"))
	}
	return limit
}

// count returns how many instances a loop makes, 1 without one.
func (w *workflow) count(item *yamlpos.Node) bound.Bound {
	if items := item.Get("withItems"); items != nil {
		n := bound.Of(int64(len(items.Items())))
		if !items.IsSequence() {
			n = bound.Unknown(0)
		}
		w.path = append(w.path, items.Evidence("copies", n, "items of the loop"))
		return n
	}
	if param := item.Get("withParam"); param != nil {
		n := literalItems(w.fill(param.Str()))
		w.path = append(w.path, param.Evidence("copies", n, "items that only a run tells"))
		if n.IsUnknown() {
			w.diag("dynamic-fanout", param, "only a run tells how many pods withParam starts")
		}
		return n
	}
	if sequence := item.Get("withSequence"); sequence != nil {
		n := w.sequence(sequence)
		w.path = append(w.path, sequence.Evidence("copies", n, "numbers of the sequence"))
		return n
	}
	return bound.Of(1)
}
