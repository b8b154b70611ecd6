package gitlabci

import (
	"fmt"
	"regexp"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// maxParallel is how many jobs `parallel` makes at most (docs: 200).
const maxParallel = 200

// matrixVariable is a variable of a matrix and the values that it has.
type matrixVariable struct {
	name   string
	at     *yamlpos.Node
	values []*yamlpos.Node
}

// fanOut counts the jobs that `parallel` makes, and how many of them run at
// once.
func (j *job) fanOut() {
	j.legs = bound.Of(1)
	n := j.inherited(j.def, "parallel")
	trigger := j.def.get("trigger")
	if matrix := n.Get("matrix"); matrix != nil {
		n = matrix
		j.matrix(matrix)
	} else if n != nil {
		count := n.Int()
		j.diags = append(j.diags, count.Diags...)
		if count.Set {
			j.legs = count.Bound
		}
	}
	if size, known := j.legs.Hi(); known && size > maxParallel {
		j.diag("invalid-config", n, fmt.Sprintf("parallel makes %d jobs; GitLab refuses more than %d", size, maxParallel))
		j.legs = bound.Of(maxParallel)
	}
	j.copies = j.legs
	if n != nil {
		j.evidence = append(j.evidence, n.Evidence("jobs", j.legs, "parallel: all of them in one stage"))
	}
	j.group(j.def.get("resource_group"))
	if n != nil && j.copies == j.legs && j.copies.Or(2) > 1 {
		j.diag("matrix-fan-out", n, fmt.Sprintf("%s jobs at once: no resource_group limits them, only how many runners there are", j.legs))
	}
	if trigger != nil {
		j.child = j.children(trigger)
	}
}

// matrix adds up the entries of a matrix; the axes of one multiply.
func (j *job) matrix(n *yamlpos.Node) {
	j.legs = bound.Of(0)
	index := map[string]int{}
	for _, entry := range n.Items() {
		size := bound.Of(1)
		for _, axis := range entry.Pairs() {
			values := axis.Value.Items()
			if axis.Value.IsScalar() {
				values = []*yamlpos.Node{axis.Value}
			}
			size = size.Mul(bound.Of(int64(len(values))))
			i, known := index[axis.Key]
			if !known {
				i = len(j.variables)
				index[axis.Key] = i
				j.variables = append(j.variables, matrixVariable{name: axis.Key, at: axis.Value})
			}
			j.variables[i].values = append(j.variables[i].values, values...)
		}
		j.legs = j.legs.Add(size)
	}
	if !n.IsSequence() {
		j.legs = bound.Unknown(1)
	}
}

var variable = regexp.MustCompile(`\$(?:\{(\w+)\}|(\w+))`)

// group applies resource_group: one job of a group runs at a time, whatever
// the pipeline. Variables of the matrix make groups of their own.
func (j *job) group(n *yamlpos.Node) {
	if !n.IsScalar() {
		return
	}
	groups := bound.Of(1)
	for _, m := range variable.FindAllStringSubmatch(n.Str(), -1) {
		for _, v := range j.variables {
			if v.name == m[1]+m[2] {
				distinct := map[string]bool{}
				for _, value := range v.values {
					distinct[value.Str()] = true
				}
				groups = groups.Mul(bound.Of(int64(len(distinct))))
			}
		}
	}
	j.copies, j.limit = j.copies.Min(groups), &groups
	j.shared = fmt.Sprintf("resource_group %s=%s", n.Str(), groups)
	j.evidence = append(j.evidence, n.Evidence("copies", j.copies, "one job of a resource group runs at a time, in all pipelines"))
}

func (j *job) diag(rule string, at *yamlpos.Node, message string) {
	j.diags = append(j.diags, unit.Diag{Rule: rule, At: at.Span(), Message: message, Certain: true})
}
