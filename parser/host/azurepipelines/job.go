package azurepipelines

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// fanOut counts the legs of the job, and how many of them run at once.
func (j *job) fanOut() {
	j.legs = bound.Of(1)
	strategy := j.node.Get("strategy")
	n := strategy.Get("parallel")
	if m := strategy.Get("matrix"); m != nil {
		n = m
		j.matrix(m)
	} else if count := n.Int(); count.Set {
		j.legs = count.Bound
	}
	if rolling := strategy.Get("rolling", "maxParallel"); rolling != nil { // machines of an environment
		n, j.legs = rolling, bound.Unknown(1)
		if count := rolling.Int(); count.N > 0 {
			j.legs = count.Bound
		}
	}
	j.copies = j.legs
	if n == nil {
		return
	}
	j.evidence = append(j.evidence, n.Evidence("jobs", j.legs, "legs of the job"))
	most := strategy.Get("maxParallel")
	if limit := most.Int(); limit.Set && !limit.Bound.IsZero() { // 0 is no limit
		j.copies = j.copies.Min(limit.Bound)
		j.evidence = append(j.evidence, most.Evidence("copies", j.copies, "maxParallel"))
	} else if j.copies.Or(2) > 1 {
		j.diag("matrix-fan-out", n, fmt.Sprintf("%s jobs at once: maxParallel is not set", j.legs))
	}
}

// matrix reads legs with their variables; an expression makes them in a run.
func (j *job) matrix(m *yamlpos.Node) {
	if !m.IsMapping() {
		j.legs = bound.Unknown(0)
		j.diag("dynamic-fanout", m, "only a run tells how many jobs this matrix makes")
		return
	}
	j.variables = map[string][]*yamlpos.Node{}
	legs := m.Pairs()
	for _, leg := range legs {
		for _, v := range leg.Value.Pairs() {
			j.variables[v.Key] = append(j.variables[v.Key], v.Value)
		}
	}
	j.legs = bound.Of(int64(len(legs)))
}

func (j *job) diag(rule string, at *yamlpos.Node, message string) {
	j.diags = append(j.diags, unit.Diag{Rule: rule, At: at.Span(), Message: message, Certain: true})
}

// unit makes the unit of a job: its steps run one after another.
func (p *pipeline) unit(j *job) *unit.Unit {
	legs := j.legs
	u := &unit.Unit{
		ID: "job/" + j.name, System: system, At: j.node.Span(), Group: p.name + " job/" + j.name, Flow: j.flow, Jobs: &legs,
		Meta: unit.Meta{Kind: "Job", Name: j.name}, Evidence: j.evidence, Diags: j.diags,
	}
	u.Copies.SetSteady(j.copies)
	j.place(u)
	container := j.node.Get("container")
	if container.IsMapping() {
		container = container.Get("image")
	}
	u.Image = unit.Image{Ref: container.Str(), At: container.Span()}
	values := j.values()
	for _, name := range slices.Sorted(maps.Keys(values)) {
		v := values[name]
		variable := strings.ToUpper(strings.ReplaceAll(name, ".", "_"))
		u.Env = append(u.Env, unit.Var{Name: variable, Value: v[0].TemplateWord(), At: v[0].KeySpan()})
		if len(v) > 1 {
			u.Env[len(u.Env)-1].Value = unknown(variable, v[0])
		}
	}
	for _, steps := range j.steps() {
		p.steps(steps, j.scope, values, u)
	}
	return u
}

// steps returns the lists of steps: those of a deployment stand in the hooks
// of its strategy.
func (j *job) steps() []*yamlpos.Node {
	out := []*yamlpos.Node{j.node.Get("steps")}
	for _, kind := range []string{"runOnce", "rolling", "canary"} {
		for _, hook := range j.node.Get("strategy", kind).Pairs() {
			out = append(out, hook.Value.Get("steps"))
		}
	}
	return out
}

// values returns the variables of the job by name, several of what the legs
// set differently.
func (j *job) values() map[string][]*yamlpos.Node {
	out := map[string][]*yamlpos.Node{}
	for _, n := range j.scope.variables {
		for _, pair := range n.Pairs() {
			out[pair.Key] = []*yamlpos.Node{pair.Value}
		}
		for _, item := range n.Items() {
			if name := item.Get("name").Str(); name != "" && item.Get("value") != nil {
				out[name] = []*yamlpos.Node{item.Get("value")}
			}
		}
	}
	maps.Copy(out, j.variables)
	return out
}

// place sets the machine: one of the platform by its image, or one of a pool.
func (j *job) place(u *unit.Unit) {
	pool := j.scope.pool
	image := pool.Get("vmImage")
	name := pool.Get("name").Str() + pool.Str()
	if image.IsScalar() || name == "" {
		at := image
		if at == nil {
			at = pool
		}
		const cpus, gib = 2, 7
		count, memory, one := bound.Of(cpus), bound.Of(gib<<30), bound.Of(1)
		if strings.HasPrefix(strings.ToLower(image.Str()), "macos") {
			count, memory = bound.Of(3), bound.Of(14<<30)
		}
		u.Place = unit.Place{MachineCPUs: &count}
		if image.IsScalar() && !strings.Contains(image.Str(), "$") {
			u.Place.RunnerLabels = []string{image.Str()}
		}
		u.Limits.Memory, u.Limits.MemoryAt, u.Copies.PerNode = &memory, at.Span(), &one
		u.Evidence = append(u.Evidence, at.Evidence("cpus", count, "each job has a hosted machine of its own"))
		return
	}
	u.Place.RunnerLabels = []string{name}
	for _, d := range pool.Get("demands").Items() {
		u.Place.RunnerLabels = append(u.Place.RunnerLabels, d.Str())
	}
}

var macro = regexp.MustCompile(`\$\(([A-Za-z_]\w*(?:\.\w+)*)\)`)

// fill puts in the values of variables that are the same in all legs; those
// that are not known become variables of the shell. What names no variable
// is left to the shell, as Azure does.
func fill(t source.Text, values map[string][]*yamlpos.Node) source.Text {
	var b source.Builder
	at := 0
	for _, m := range macro.FindAllStringSubmatchIndex(t.Str, -1) {
		name := t.Str[m[2]:m[3]]
		v := values[name]
		if len(v) == 0 && !strings.Contains(name, ".") {
			continue
		}
		b.AddText(t.Slice(at, m[0]))
		at = m[1]
		span := t.Span(m[0], m[1])
		span.Exact = false
		if len(v) == 1 && !strings.Contains(v[0].Str(), "$") {
			b.Add(v[0].Str(), span)
			continue
		}
		b.Add("${"+strings.ToUpper(strings.ReplaceAll(name, ".", "_"))+"}", span)
	}
	b.AddText(t.Slice(at, len(t.Str)))
	return yamlpos.FillTemplates(b.Text())
}
