package tekton

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/pod"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/interpreter"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// steps adds a unit for each step of a task, which run one after another in
// one pod, and for each sidecar.
func (o *object) steps(t *task, prefix string) {
	template := t.spec.Get("stepTemplate")
	for i, step := range t.spec.Get("steps").Items() {
		u := o.unit(t, prefix, step, template, i)
		u.Step = i
		o.found.Units = append(o.found.Units, u)
	}
	for i, sidecar := range t.spec.Get("sidecars").Items() {
		u := o.unit(t, prefix, sidecar, nil, i)
		u.Sidecar = true
		o.found.Units = append(o.found.Units, u)
	}
}

func (o *object) unit(t *task, prefix string, c, template *yamlpos.Node, index int) *unit.Unit {
	name := c.Get("name").Str()
	if name == "" {
		name = strconv.Itoa(index)
	}
	u := &unit.Unit{
		ID: o.key() + "/" + prefix + name, System: system, At: c.Span(), Group: o.key() + "/" + t.name, Flow: t.flow,
		Meta: unit.Meta{
			Kind: o.kind, Namespace: o.namespace, Name: o.name, Container: name,
			Labels:      pod.StringMap(o.node.Get("metadata", "labels")),
			Annotations: pod.StringMap(o.node.Get("metadata", "annotations")),
			Role:        o.node.Get("metadata", "annotations", "ffvet.dev/role").Str(),
		},
		Evidence: append([]bound.Evidence{}, t.evidence...), Diags: append([]unit.Diag{}, t.diags...),
	}
	u.Copies.SetSteady(t.copies)
	if t.dynamic {
		most := bound.Of(maxLegs)
		u.PlatformCap = &most
	}
	o.retries(u, t)
	o.container(u, c, template)
	u.Place.NodeLabels = pod.NodeLabels(o.node.Get("spec", "taskRunTemplate", "podTemplate"))
	return u
}

// retries counts how often the instances start if they fail as often as they
// may.
func (o *object) retries(u *unit.Unit, t *task) {
	n := t.node.Get("retries")
	retries := n.Int()
	if !retries.Set {
		return
	}
	starts := t.copies.Mul(bound.Of(1).Add(retries.Bound))
	u.Starts = &starts
	u.Evidence = append(u.Evidence, n.Evidence("starts", starts, "instances × (1 + retries)"))
}

// container reads a step; what it does not say itself its template does.
func (o *object) container(u *unit.Unit, c, template *yamlpos.Node) {
	get := func(key string) *yamlpos.Node {
		if n := c.Get(key); n != nil {
			return n
		}
		return template.Get(key)
	}
	u.Image = unit.Image{Ref: get("image").Str(), At: get("image").Span()}
	resources := get("computeResources")
	if resources == nil {
		resources = get("resources") // before v1
	}
	pod.Limits(u, resources)
	named := o.objects.Lookup(o.ctx, u.Meta.Namespace)
	u.Env = append(pod.NewScope(template, named).List, pod.NewScope(c, named).List...)
	r := unit.Run{Use: unit.UseMain, At: c.Span(), Entrypoint: argv(get("command")), Command: argv(get("args"))}
	if text := c.Get("script"); text.IsScalar() {
		shell, found := interpreter.Shebang(text.Str())
		if found && !interpreter.IsShell(shell) {
			return
		}
		script := &unit.Script{Text: fill(text.Text()), Shell: shell}
		r.Entrypoint, r.Command = &unit.Argv{Script: script, At: text.Span()}, &unit.Argv{At: text.Span()}
	}
	u.Runs = append(u.Runs, r)
}

// variable matches what Tekton puts in before a program sees the text.
var variable = regexp.MustCompile(`\$\(((?:params|tasks|context|workspaces|results|resources|inputs|outputs|steps|step|stepResults|credentials)[.\[][^)\n]*)\)`)

// fill puts a variable of the shell in the place of each variable of Tekton.
func fill(t source.Text) source.Text {
	var b source.Builder
	at := 0
	for _, m := range variable.FindAllStringSubmatchIndex(t.Str, -1) {
		b.AddText(t.Slice(at, m[0]))
		at = m[1]
		span := t.Span(m[0], m[1])
		span.Exact = false
		b.Add("${"+yamlpos.VariableName(t.Str[m[2]:m[3]])+"}", span)
	}
	b.AddText(t.Slice(at, len(t.Str)))
	return b.Text()
}

func argv(n *yamlpos.Node) *unit.Argv {
	items := n.Items()
	if len(items) == 0 {
		return nil
	}
	a := &unit.Argv{At: n.Span()}
	for _, item := range items {
		a.Words = append(a.Words, argument(item))
	}
	return a
}

// argument returns a scalar with a hole for each variable; `$(params.x[*])`
// becomes several arguments.
func argument(n *yamlpos.Node) word.Word {
	return n.Replaced(variable, func(match string, at source.Span) []word.Part {
		at.Exact = false
		name := match[len("$(") : len(match)-len(")")]
		return []word.Part{{Hole: &word.Hole{Kind: word.Template, Name: name, Splits: strings.HasSuffix(name, "[*]")}, Span: at}}
	})
}
