package circleci

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
)

// reference is a scalar that is one parameter: `<< parameters.n >>`.
var reference = regexp.MustCompile(`^<<\s*(?:parameters|pipeline\.parameters)\.([A-Za-z0-9_-]+)\s*>>$`)

// number is a count and the scalar that decided it.
type number struct {
	n  bound.Bound
	at *yamlpos.Node
}

// parallelism returns how many copies of a job one use makes, 1 unless set.
func (c *config) parallelism(job *yamlpos.Node, u *use) number {
	n := job.Get("parallelism")
	if !n.IsScalar() {
		return number{n: bound.Of(1)}
	}
	values := c.values(n, job, u)
	out := number{at: n}
	for _, v := range values {
		count, err := strconv.ParseInt(v.Str(), 10, 32)
		if err != nil {
			return number{n: bound.Unknown(1), at: n}
		}
		out.n = out.n.Max(bound.Of(max(count, 1)))
	}
	if len(values) == 0 {
		out.n = bound.Unknown(1)
	}
	return out
}

// values returns what a scalar can be: itself, or what the use, its matrix or
// the default says of the parameter that it is. None: it is not known. A
// parameter of the whole pipeline comes from outside.
func (c *config) values(n, job *yamlpos.Node, u *use) []*yamlpos.Node {
	m := reference.FindStringSubmatch(strings.TrimSpace(n.Str()))
	switch {
	case m == nil:
		return []*yamlpos.Node{n}
	case strings.Contains(n.Str(), "pipeline."):
		return nil
	}
	if given := u.node.Get(m[1]); given.IsScalar() {
		return []*yamlpos.Node{given}
	}
	if axis := u.combinations.Get(m[1]); axis != nil {
		return axis.Items()
	}
	if unset := job.Get("parameters", m[1], "default"); unset.IsScalar() {
		return []*yamlpos.Node{unset}
	}
	return nil
}
