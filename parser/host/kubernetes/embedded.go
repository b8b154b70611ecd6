package kubernetes

import (
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/pod"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// maxSearch is how deep containers are looked for in an object of a kind
// that is not known.
const maxSearch = 24

// embedded returns the containers of an object of any other kind: what lists
// of containers hold, and every mapping with an image and a command. How many
// of them run at once is not known.
func embedded(o object, named pod.Lookup) []*unit.Unit {
	w := &workload{object: o, named: named}
	w.copies.SetSteady(bound.Unknown(0))
	w.evidence = append(w.evidence, o.node.Get("kind").Evidence("copies", w.copies.Steady,
		"how many run at once is not known for this kind: "+o.kind))
	return w.search(o.node.Get("spec"), 0)
}

// search goes through a mapping or a list. What an alias repeats is found
// where its anchor stands.
func (w *workload) search(n *yamlpos.Node, depth int) []*unit.Unit {
	if depth > maxSearch {
		return nil
	}
	var units []*unit.Unit
	for i, child := range n.Own() {
		if isContainer(child) {
			units = append(units, w.embeddedContainer(child, i))
			continue
		}
		units = append(units, w.search(child, depth+1)...)
	}
	return units
}

// isContainer reports whether a mapping names an image, and stands in a list
// of containers or says what to run.
func isContainer(n *yamlpos.Node) bool {
	if !n.Get("image").IsScalar() {
		return false
	}
	for _, key := range []string{"command", "args", "script", "source"} {
		if n.Get(key) != nil {
			return true
		}
	}
	return n.Parent().Key() == "containers"
}

// embeddedContainer makes the unit of one container; one without a name has
// that of the template it stands in.
func (w *workload) embeddedContainer(c *yamlpos.Node, index int) *unit.Unit {
	w.pod = c.Parent()
	if w.pod.IsSequence() {
		w.pod = w.pod.Parent()
	}
	name := ""
	if c.Get("name") == nil {
		name = c.Parent().Get("name").Str()
	}
	u := w.container(c, index, name)
	for _, key := range []string{"script", "source"} {
		shell, ok := pod.Interpreter(c)
		if text := c.Get(key); ok && text.IsScalar() {
			script := &unit.Script{Text: yamlpos.FillTemplates(text.Text()), Shell: shell}
			u.Runs[0].Entrypoint = &unit.Argv{Script: script, At: text.Span()}
			u.Runs[0].Command = &unit.Argv{At: text.Span()}
		}
	}
	return u
}
