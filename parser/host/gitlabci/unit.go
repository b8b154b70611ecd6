package gitlabci

import (
	_ "embed"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// unit makes the unit of the job; nil if it runs nothing.
func (j *job) unit() *unit.Unit {
	if len(j.def) == 0 || j.def.get("script") == nil {
		return nil
	}
	legs := j.legs
	id := "job/" + j.name
	u := &unit.Unit{
		ID: id, System: system, At: j.def[0].Span(), Group: j.flow.Run + " " + id, Flow: j.flow, Jobs: &legs,
		Meta: unit.Meta{Kind: "Job", Name: j.name}, Evidence: j.evidence, Diags: j.diags, SharedBound: j.shared,
	}
	u.Copies.SetSteady(j.copies)
	j.place(u)
	j.starts(u)
	if image := j.inherited(j.def, "image"); image != nil {
		name := image
		if image.IsMapping() {
			name = image.Get("name")
		}
		u.Image = unit.Image{Ref: name.Str(), At: name.Span()}
	}
	u.Env = j.environment()
	u.Runs = append(u.Runs, j.script(u, "before_script", "script"))
	if after := j.script(u, "after_script"); after.Command != nil || after.Entrypoint != nil {
		u.Runs = append(u.Runs, after)
	}
	return u
}

// script returns the run of lists that one shell reads one after another.
func (j *job) script(u *unit.Unit, keys ...string) unit.Run {
	var text source.Builder
	var at source.Span
	for _, key := range keys {
		n := j.inherited(j.def, key)
		if n == nil {
			continue
		}
		at = n.Span()
		j.lines(&text, n, 0)
	}
	r := unit.Run{Use: unit.UseMain, At: at}
	if text.Len() == 0 {
		return r
	}
	dir := j.root
	argv := &unit.Argv{At: at, Script: &unit.Script{Text: yamlpos.FillTemplates(text.Text()), Shell: "sh", Dir: dir}}
	if r.Command = argv; u.Image.Ref != "" {
		r.Entrypoint, r.Command = argv, &unit.Argv{At: at}
	}
	return r
}

// maxNesting is how deep lists in a script are flattened (docs: ten).
const maxNesting = 10

// lines adds a script: a text, a list of them, a list in a list, or what
// `!reference [job, key]` names.
func (j *job) lines(b *source.Builder, n *yamlpos.Node, depth int) {
	if depth > maxNesting || !j.follows() {
		return
	}
	if n.Tag() == "!reference" {
		if path := texts(n); len(path) == 2 {
			j.lines(b, j.definition(path[0], 0).get(path[1]), depth+1)
		}
		return
	}
	if n.IsScalar() {
		b.AddText(n.Text())
		b.Add("\n", n.Span())
		return
	}
	for _, item := range n.Items() {
		j.lines(b, item, depth+1)
	}
}

// environment returns the variables of all jobs, of the job, and of its legs.
func (j *job) environment() []unit.Var {
	var vars []unit.Var
	pairs := append(definition(j.tops).pairs("variables"), j.def.pairs("variables")...)
	for _, pair := range pairs {
		value := pair.Value
		if value.IsMapping() {
			value = value.Get("value")
		}
		vars = append(vars, unit.Var{Name: pair.Key, Value: expanded(value), At: pair.Value.KeySpan()})
	}
	for _, v := range j.variables {
		w := word.FromHole(word.Hole{Kind: word.Variable, Name: v.name, Among: among(v.values)}, v.at.Span())
		if len(v.values) == 1 {
			w = expanded(v.values[0])
		}
		vars = append(vars, unit.Var{Name: v.name, Value: w, At: v.at.KeySpan()})
	}
	return vars
}

// maxAmong is how many values of a variable are kept.
const maxAmong = 16

func among(values []*yamlpos.Node) []word.Word {
	if len(values) > maxAmong {
		return nil
	}
	var out []word.Word
	for _, v := range values {
		out = append(out, expanded(v))
	}
	return out
}

// expanded returns a variable's value, with a hole for each variable in it.
func expanded(n *yamlpos.Node) word.Word {
	return n.Replaced(variable, func(match string, at source.Span) []word.Part {
		return []word.Part{{Hole: &word.Hole{Kind: word.Variable, Name: strings.Trim(match, "${}")}, Span: at}}
	})
}

// starts counts how often the legs start if they fail as often as `retry`
// lets them (docs: two times at most).
func (j *job) starts(u *unit.Unit) {
	n := j.inherited(j.def, "retry")
	if n.IsMapping() {
		n = n.Get("max")
	}
	retries := n.Int()
	if !retries.Set {
		return
	}
	starts := j.legs.Mul(bound.Of(1).Add(retries.Bound))
	u.Starts = &starts
	u.Evidence = append(u.Evidence, n.Evidence("starts", starts, "jobs × (1 + retry)"))
}

//go:embed runners.tsv
var runnersTable string

const mib = 1 << 20

// place sets the machine: that of a hosted runner by its tag, one of yours by
// its tags, or one that only the platform knows.
func (j *job) place(u *unit.Unit) {
	n := j.inherited(j.def, "tags")
	tags := texts(n)
	u.Place.RunnerLabels = tags
	if len(tags) == 0 || strings.Contains(strings.Join(tags, " "), "$") {
		u.Place.Elsewhere = true
		return
	}
	for line := range strings.Lines(runnersTable) {
		f := strings.Fields(line)
		if len(f) != 3 || f[0] != tags[0] || len(tags) != 1 {
			continue
		}
		cpus, _ := strconv.ParseInt(f[1], 10, 64)
		memory, _ := strconv.ParseInt(f[2], 10, 64)
		count, size, one := bound.Of(cpus), bound.Of(memory*mib), bound.Of(1)
		u.Place.MachineCPUs, u.Limits.Memory, u.Copies.PerNode = &count, &size, &one
		u.Limits.MemoryAt = n.Span()
		u.Evidence = append(u.Evidence, n.Evidence("cpus", count, "each job has a machine of its own"),
			n.Evidence("memory", size, "of the machine"))
	}
}
