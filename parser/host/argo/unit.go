package argo

import (
	"fmt"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/clock"
	"github.com/ffvet/ffvet/parser/host/pod"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/moments"
	"github.com/ffvet/ffvet/parser/unit"
)

func (w *workflow) key() string {
	return strings.ToLower(w.kind) + "/" + w.namespace + "/" + w.name
}

// unit makes the unit of one container.
func (w *workflow) unit(p *part, profile moments.Profile, limit *bound.Bound, steady, peak bound.Bound) *unit.Unit {
	template := p.template.Get("name").Str()
	u := &unit.Unit{
		ID: w.key() + "/" + p.id, System: system, At: p.node.Span(), Group: w.key() + "/" + template,
		Meta: unit.Meta{
			Kind: w.kind, Namespace: w.namespace, Name: w.name, Container: p.node.Get("name").Str(),
			Labels:      pod.StringMap(p.template.Get("metadata", "labels")),
			Annotations: pod.StringMap(p.template.Get("metadata", "annotations")),
			Role:        p.template.Get("metadata", "annotations", "ffvet.dev/role").Str(),
		},
		Starts: p.starts, Sidecar: p.sidecar, Step: p.step, Until: p.until, Left: bound.Inf(0),
		Evidence: append(w.evidence[:len(w.evidence):len(w.evidence)], p.evidence...),
		Diags:    append(w.diags[:len(w.diags):len(w.diags)], p.diags...),
	}
	if p.init {
		u.Phase = unit.InitPhase
	}
	copies := profile.Peak(p.id)
	u.Copies.Steady, u.Copies.Peak = copies.Mul(steady), copies.Mul(peak)
	if p.lock != nil {
		u.SharedBound = p.lock.text
		u.Copies.Steady, u.Copies.Peak = u.Copies.Steady.Min(p.lock.count), u.Copies.Peak.Min(p.lock.count)
		u.Evidence = append(u.Evidence, p.lock.at.Evidence("copies", p.lock.count, p.lock.text))
	}
	u.Flow = &unit.Flow{Run: w.key(), Alive: profile.At(p.id)}
	for i, alive := range u.Flow.Alive {
		u.Flow.Alive[i] = alive.Mul(steady)
	}
	if limit != nil {
		all := limit.Mul(steady)
		u.Flow.Cap = &all
	}
	w.schedule(u, copies)
	pod.Fill(u, p.node, w.objects.Lookup(w.ctx, u.Meta.Namespace))
	w.patched(u, p)
	w.source(u, p.node)
	u.Place.NodeLabels = w.nodeLabels(p.template)
	return u
}

func (w *workflow) nodeLabels(t *yamlpos.Node) map[string]string {
	for _, n := range []*yamlpos.Node{t, w.get("templateDefaults"), w.spec, w.base} {
		if labels := pod.NodeLabels(n); len(labels) > 0 {
			return labels
		}
	}
	return nil
}

// source reads a script template: its text, and the program that reads it.
func (w *workflow) source(u *unit.Unit, c *yamlpos.Node) {
	text := c.Get("source")
	shell, ok := pod.Interpreter(c)
	if !text.IsScalar() {
		return
	}
	if !ok {
		u.Runs = nil
		return
	}
	u.Runs[0].Entrypoint = &unit.Argv{At: text.Span(),
		Script: &unit.Script{Text: yamlpos.FillTemplates(text.Text()), Shell: shell}}
	u.Runs[0].Command = &unit.Argv{At: text.Span()}
}

// patched fills in limits that the container does not name itself: those of
// the defaults of all templates, and of a patch of the pod, which wins.
func (w *workflow) patched(u *unit.Unit, p *part) {
	if p.node.Get("resources") == nil {
		for _, key := range []string{"container", "script"} {
			if r := w.get("templateDefaults").Get(key, "resources"); r != nil {
				pod.Limits(u, r)
			}
		}
	}
	for _, n := range []*yamlpos.Node{w.get("podSpecPatch"), p.template.Get("podSpecPatch")} {
		w.patch(u, p, n)
	}
}

// podPatch is the part of a patch that carries limits.
type podPatch struct {
	Containers []struct {
		Name      string
		Resources struct{ Limits, Requests map[string]string }
	}
}

// patch applies a patch, which is a text of YAML or JSON. All of it points at
// the patch.
func (w *workflow) patch(u *unit.Unit, p *part, n *yamlpos.Node) {
	var patch podPatch
	if !n.IsScalar() || yaml.Unmarshal([]byte(n.Str()), &patch) != nil {
		return
	}
	name := u.Meta.Container
	if name == "" {
		name = "main"
	}
	for _, c := range patch.Containers {
		if c.Name != name {
			continue
		}
		for _, key := range []string{"cpu", "memory"} {
			if text, ok := c.Resources.Limits[key]; ok {
				w.patchLimit(u, n, key, text)
			}
		}
	}
}

func (w *workflow) patchLimit(u *unit.Unit, n *yamlpos.Node, key, text string) {
	switch key {
	case "cpu":
		if q, ok := pod.Parse(text, pod.MilliCPU); ok {
			u.Limits.CPUQuota, u.Limits.QuotaAt = &q, n.Span()
			u.Evidence = append(u.Evidence, n.Evidence("cpu_quota", q, "podSpecPatch"))
		}
	case "memory":
		if q, ok := pod.Parse(text, pod.WholeBytes); ok {
			u.Limits.Memory, u.Limits.MemoryAt = &q, n.Span()
			u.Evidence = append(u.Evidence, n.Evidence("memory", q, "podSpecPatch"))
		}
	}
}

// overlap returns how many runs of the object live at once: more than one
// only where a clock starts them.
func (w *workflow) overlap() (steady, peak bound.Bound) {
	one := bound.Of(1)
	if w.kind != "CronWorkflow" {
		return w.locked(one), w.locked(one)
	}
	if suspended, _ := w.node.Get("spec", "suspend").Bool(); suspended {
		w.diag("suspended", w.node.Get("spec", "suspend"), "the schedule is suspended")
		return bound.Of(0), bound.Of(0)
	}
	clock := w.clock(bound.Of(1))
	policy := w.node.Get("spec", "concurrencyPolicy")
	lifetime := w.lifetime()
	switch policy.Str() {
	case "Forbid":
		return one, one
	case "Replace":
		return one, bound.Of(2)
	}
	steady, peak = clock.Copies(lifetime)
	at := policy
	if at == nil {
		at = w.schedules()
	}
	w.evidence = append(w.evidence, at.Evidence("overlap", peak, fmt.Sprintf("schedule %q, concurrencyPolicy Allow", clock.Text)))
	if lifetime <= 0 {
		w.diag("cron-allows-overlap", at, "nothing bounds how many runs overlap: concurrencyPolicy is Allow and no activeDeadlineSeconds ends a run")
	} else if peak.Exceeds(one) == bound.Yes {
		w.diag("cron-allows-overlap", at, fmt.Sprintf("up to %s runs at once: a run may take %v and a new one starts every %v", peak, lifetime, clock.Period))
	}
	return w.locked(steady), w.locked(peak)
}

// locked lowers the runs to what a lock of the whole workflow allows.
func (w *workflow) locked(runs bound.Bound) bound.Bound {
	if l := w.lockIn(w.get("synchronization")); l != nil {
		return runs.Min(l.count)
	}
	return runs
}

func (w *workflow) lifetime() time.Duration {
	n := w.get("activeDeadlineSeconds").Int()
	if !n.Set || n.N <= 0 || n.N > 1<<31 {
		return 0
	}
	return time.Duration(n.N) * time.Second
}

// schedules returns the schedules of a CronWorkflow, or the single one of old.
func (w *workflow) schedules() *yamlpos.Node {
	if n := w.node.Get("spec", "schedules"); n != nil {
		return n
	}
	return w.node.Get("spec", "schedule")
}

// clock returns the schedule with the shortest period.
func (w *workflow) clock(perRun bound.Bound) *unit.Schedule {
	n := w.schedules()
	items := n.Items()
	if n.IsScalar() {
		items = []*yamlpos.Node{n}
	}
	s := &unit.Schedule{PerRun: perRun, Overlap: true}
	for _, item := range items {
		if p := clock.SmallestGap(item.Str()); s.Text == "" || p > 0 && p < s.Period {
			s.Text, s.Period = item.Str(), p
		}
	}
	if len(items) > 1 {
		s.Period = min(s.Period, time.Minute) // two schedules may fire one after the other
	}
	return s
}

func (w *workflow) schedule(u *unit.Unit, perRun bound.Bound) {
	if w.kind != "CronWorkflow" {
		return
	}
	u.Schedule = w.clock(perRun)
	policy := w.node.Get("spec", "concurrencyPolicy").Str()
	u.Schedule.Overlap = policy != "Forbid" && policy != "Replace"
}
