package argo

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
)

// literalItems counts the items of a JSON list that stands in the file.
func literalItems(text string) bound.Bound {
	var items []json.RawMessage
	if json.Unmarshal([]byte(text), &items) != nil {
		return bound.Unknown(0)
	}
	return bound.Of(int64(len(items)))
}

// sequence counts the numbers of withSequence: `count` of them, or those from
// `start` (0 unless set) to `end`, up or down (expandSequence in operator.go).
func (w *workflow) sequence(n *yamlpos.Node) bound.Bound {
	if count := n.Get("count"); count.IsScalar() {
		return w.number(count)
	}
	end := n.Get("end")
	if !end.IsScalar() {
		w.diag("invalid-config", n, "a sequence needs count or end: Argo refuses the workflow")
		return bound.Of(0)
	}
	from, knownFrom := int64(0), true
	if start := n.Get("start"); start.IsScalar() {
		from, knownFrom = w.integer(start)
	}
	to, known := w.integer(end)
	switch {
	case !known || !knownFrom:
		return bound.Unknown(1)
	case from > to:
		return bound.Of(from - to + 1)
	}
	return bound.Of(to - from + 1)
}

// number reads a count: a number, or a parameter with a value in the file.
func (w *workflow) number(n *yamlpos.Node) bound.Bound {
	i, known := w.integer(n)
	if !known {
		return bound.Unknown(0)
	}
	return bound.Of(max(i, 0))
}

func (w *workflow) integer(n *yamlpos.Node) (i int64, known bool) {
	const most = 1 << 40
	i, err := strconv.ParseInt(strings.TrimSpace(w.fill(n.Str())), 10, 64)
	return i, err == nil && i < most && i > -most
}

// fill puts in the value of a parameter that the workflow gives itself; a
// submission may replace it.
func (w *workflow) fill(text string) string {
	name, ok := strings.CutPrefix(strings.Trim(text, "{} "), "workflow.parameters.")
	if !ok || strings.HasSuffix(w.kind, "Template") { // those are defaults
		return text
	}
	if value := w.parameter(name); value.IsScalar() {
		return value.Str()
	}
	return text
}

// parameter returns the value of a parameter that the object gives itself.
func (w *workflow) parameter(name string) *yamlpos.Node {
	for _, spec := range []*yamlpos.Node{w.spec, w.base} {
		for _, p := range spec.Get("arguments", "parameters").Items() {
			if p.Get("name").Str() == name {
				return p.Get("value")
			}
		}
	}
	return nil
}
