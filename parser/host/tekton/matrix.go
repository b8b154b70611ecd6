package tekton

import (
	"fmt"
	"math"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// maxLegs is how many combinations a matrix has at most, unless the cluster's
// default-max-matrix-combinations-count says otherwise (docs/matrix.md).
const maxLegs = 256

// fanOut counts the instances of the task: all of them run at once.
func (t *task) fanOut() {
	t.legs = bound.Of(1)
	if m := t.node.Get("matrix"); m.IsMapping() {
		t.legs = t.combinations(m)
		t.evidence = append(t.evidence, m.Evidence("copies", t.legs, "combinations of the matrix, all at once"))
		switch n, known := t.legs.Hi(); {
		case !known:
			t.dynamic = true
			t.diag("dynamic-fanout", m, fmt.Sprintf("only a run tells how many tasks this matrix starts; Tekton allows %d", maxLegs))
		case n > maxLegs:
			t.diag("invalid-config", m, fmt.Sprintf("the matrix makes %d tasks; Tekton refuses more than %d", n, maxLegs))
			t.legs = bound.Of(maxLegs)
		}
		if t.legs.Or(2) > 1 {
			t.diag("matrix-fan-out", m, fmt.Sprintf("%s tasks at once: Tekton has no limit on how many of a matrix run", t.legs))
		}
	}
	t.copies = t.legs
}

// combination is the values of the parameters of one instance.
type combination map[string]string

// combinations counts the product of the parameters, and what include adds to
// it: it joins the combinations with its values, else it is one more.
func (t *task) combinations(m *yamlpos.Node) bound.Bound {
	product, size := []combination{{}}, int64(1)
	axes := m.Get("params").Items()
	for _, axis := range axes {
		values := axis.Get("value")
		if !values.IsSequence() {
			return bound.Unknown(1)
		}
		if size *= int64(len(values.Items())); size > math.MaxInt32 {
			break
		}
		if size <= maxLegs {
			product = times(product, axis.Get("name").Str(), values.Items())
		}
	}
	if size > maxLegs {
		return bound.Of(size)
	}
	if len(axes) == 0 {
		product = nil
	}
	extra := int64(0)
	for _, include := range m.Get("include").Items() {
		if !joins(product, include.Get("params").Items()) {
			extra++
		}
	}
	return bound.Of(int64(len(product)) + extra)
}

func times(product []combination, name string, values []*yamlpos.Node) []combination {
	var out []combination
	for _, c := range product {
		for _, v := range values {
			next := combination{name: v.Str()}
			for k, w := range c {
				next[k] = w
			}
			out = append(out, next)
		}
	}
	return out
}

func joins(product []combination, params []*yamlpos.Node) bool {
	for _, c := range product {
		agrees := true
		for _, p := range params {
			own, has := c[p.Get("name").Str()]
			agrees = agrees && (!has || own == p.Get("value").Str())
		}
		if agrees {
			return true
		}
	}
	return false
}

func (t *task) diag(rule string, at *yamlpos.Node, message string) {
	t.diags = append(t.diags, unit.Diag{Rule: rule, At: at.Span(), Message: message, Certain: true})
}
