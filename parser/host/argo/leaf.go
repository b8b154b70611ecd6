package argo

import (
	"fmt"
	"slices"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/moments"
	"github.com/ffvet/ffvet/parser/unit"
)

// part is a container that a run reaches.
type part struct {
	id       string // of the unit, without the workflow: "enc", "enc.prev"
	node     *yamlpos.Node
	template *yamlpos.Node
	lock     *lock
	init     bool
	sidecar  bool
	step     int
	until    int
	starts   *bound.Bound
	evidence []bound.Evidence
	diags    []unit.Diag
}

func (p *part) diag(rule string, at *yamlpos.Node, message string) {
	d := unit.Diag{Rule: rule, At: at.Span(), Message: message, Certain: true}
	if !slices.ContainsFunc(p.diags, func(own unit.Diag) bool { return own.Rule == rule && own.At == d.At }) {
		p.diags = append(p.diags, d)
	}
}

// leaf is the profile of one pod.
func (w *workflow) leaf(t *yamlpos.Node) effect {
	name := t.Get("name").Str()
	if name == "" {
		name = t.Parent().Get("name").Str() // inline: that of its step
	}
	var ids []string
	for _, c := range containers(t) {
		id := name
		if c.suffix != "" {
			id += "." + c.suffix
		}
		p := w.part(id, c.node)
		p.template, p.init, p.sidecar, p.step, p.until = t, c.init, c.sidecar, c.step, c.until
		p.lock = w.lockOf(t)
		w.retries(p, t)
		if limit := t.Get("parallelism"); limit != nil {
			p.diag("ignored-setting", limit, "parallelism of a template that is no steps or dag limits nothing: "+
				"set it on the template that starts this one, or lock with synchronization")
		}
		for _, e := range w.path {
			if !slices.Contains(p.evidence, e) {
				p.evidence = append(p.evidence, e)
			}
		}
		ids = append(ids, p.id)
	}
	e := effect{now: moments.Leaf(ids...)}
	if daemon, _ := t.Get("daemon").Bool(); daemon {
		e.later = e.now
	}
	return e
}

// part returns the part of a container; the same one for each use.
func (w *workflow) part(id string, node *yamlpos.Node) *part {
	key := fmt.Sprint(node.Document(), node.Span().Start)
	if p := w.index[key]; p != nil {
		return p
	}
	for _, other := range w.parts {
		if other.id == id {
			id = fmt.Sprintf("%s#%d", id, node.Span().Position().Line)
		}
	}
	p := &part{id: id, node: node}
	w.index[key] = p
	w.parts = append(w.parts, p)
	return p
}

// container is one container of a template.
type container struct {
	node          *yamlpos.Node
	suffix        string
	init, sidecar bool
	step          int
	until         int // the last step beside which it may still run
}

// containers returns the containers of a template's pod.
func containers(t *yamlpos.Node) []container {
	var out []container
	for i, c := range t.Get("initContainers").Items() {
		mirrored := c.Get("restartPolicy").Str() == "Always"
		out = append(out, container{node: c, suffix: named(c, i), init: !mirrored, sidecar: mirrored, step: i})
	}
	for _, key := range []string{"container", "script"} {
		if c := t.Get(key); c.IsMapping() {
			out = append(out, container{node: c})
		}
	}
	set := t.Get("containerSet", "containers").Items()
	for i, c := range set {
		out = append(out, container{node: c, suffix: named(c, i), step: after(set, c, 0), until: until(set, c)})
	}
	for i, c := range t.Get("sidecars").Items() {
		out = append(out, container{node: c, suffix: named(c, i), sidecar: true})
	}
	return out
}

func named(c *yamlpos.Node, i int) string {
	if name := c.Get("name").Str(); name != "" {
		return name
	}
	return fmt.Sprint(i)
}

// after returns how many containers of a set run one after another before
// this one.
func after(set []*yamlpos.Node, c *yamlpos.Node, depth int) int {
	longest := 0
	if depth > len(set) || depth > maxDepth {
		return 0
	}
	for _, name := range c.Get("dependencies").Items() {
		for _, other := range set {
			if other.Get("name").Str() == name.Str() {
				longest = max(longest, 1+after(set, other, depth+1))
			}
		}
	}
	return longest
}

// until returns the last step of a set beside which the container may run:
// the one before a container that waits for it.
func until(set []*yamlpos.Node, c *yamlpos.Node) int {
	last := len(set)
	for _, other := range set {
		for _, name := range other.Get("dependencies").Items() {
			if name.Str() == c.Get("name").Str() {
				last = min(last, after(set, other, 0)-1)
			}
		}
	}
	return last
}

// retries counts how often a pod may start; without a limit nothing bounds it.
func (w *workflow) retries(p *part, t *yamlpos.Node) {
	strategy := t.Get("retryStrategy")
	if strategy == nil {
		strategy = w.get("templateDefaults").Get("retryStrategy")
	}
	if strategy == nil {
		strategy = w.get("retryStrategy")
	}
	if !strategy.IsMapping() || p.starts != nil {
		return
	}
	starts := bound.Inf(1)
	if limit := strategy.Get("limit"); limit.IsScalar() {
		starts = w.number(limit).Add(bound.Of(1))
		p.evidence = append(p.evidence, limit.Evidence("starts", starts, "1 + limit of retryStrategy"))
	} else {
		p.evidence = append(p.evidence, strategy.Evidence("starts", starts, "retryStrategy without a limit"))
		p.diag("unbounded-retry", strategy, "a pod that keeps failing starts again without end: retryStrategy has no limit")
	}
	p.starts = &starts
}
