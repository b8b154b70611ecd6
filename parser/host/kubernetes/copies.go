package kubernetes

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// single is a Pod that nobody else makes copies of.
func (w *workload) single() {
	w.copies.SetSteady(bound.Of(1))
	w.defaulted("copies", bound.Of(1), "", "a Pod is one pod")
	w.restarts()
}

// restarts sets how often a pod's containers are started by its own
// restartPolicy, which is Always unless set.
func (w *workload) restarts() {
	starts := bound.Inf(1)
	policy := w.pod.Get("restartPolicy")
	if policy.Str() == "Never" {
		starts = bound.Of(1)
	}
	w.starts = &starts
	e := policy.Evidence("starts", starts, "restartPolicy "+orDefault(policy.Str(), "Always"))
	if policy == nil {
		e.Path = "restartPolicy"
	}
	w.evidence = append(w.evidence, e)
}

func orDefault(text, fallback string) string {
	if text == "" {
		return fallback
	}
	return text
}

// replicas reads spec.replicas, 1 unless set (apps/v1 types.go).
func (w *workload) replicas(spec *yamlpos.Node) {
	n := spec.Get("replicas").Int()
	w.diags = append(w.diags, n.Diags...)
	if n.Set {
		w.copies.SetSteady(n.Bound)
		w.copies.Default = n.Default
		w.evidence = append(w.evidence, n.Node.Evidence("copies", n.Bound, "replicas"))
	} else {
		w.copies.SetSteady(bound.Of(1))
		w.defaulted("copies", bound.Of(1), "spec.replicas", "one replica unless set")
	}
	w.restarts()
}

// deployment adds to the replicas what a rolling update runs beside them:
// maxSurge, 25 % rounded up unless set (apps/v1 types.go).
func (w *workload) deployment(spec *yamlpos.Node) {
	strategy := spec.Get("strategy")
	if strategy.Get("type").Str() != "Recreate" {
		w.copies.Surge = w.surge(strategy.Get("rollingUpdate", "maxSurge"), unit.Surge{Percent: bound.Of(25)})
	}
	w.replicas(spec)
	extra := w.copies.Surge.Over(w.copies.Steady)
	if extra.IsZero() {
		return
	}
	at := strategy.Get("rollingUpdate", "maxSurge")
	e := at.Evidence("surge", extra, "maxSurge "+orDefault(at.Str(), "25%")+" during a rollout")
	if at == nil {
		e.Path = "spec.strategy.rollingUpdate.maxSurge"
	}
	w.evidence = append(w.evidence, e)
}

// surge reads a maxSurge: a count or a percentage.
func (w *workload) surge(n *yamlpos.Node, fallback unit.Surge) unit.Surge {
	if n.IsNull() {
		return fallback
	}
	if text, percent := strings.CutSuffix(n.Str(), "%"); percent {
		if i, err := strconv.ParseInt(text, 10, 32); err == nil && i >= 0 {
			return unit.Surge{Percent: bound.Of(i)}
		}
	}
	count := n.Int()
	w.diags = append(w.diags, count.Diags...)
	if !count.Set {
		return fallback
	}
	return unit.Surge{Count: count.Bound}
}

// daemonSet runs one pod on each node; a surge (0 unless set) puts a second
// one beside it.
func (w *workload) daemonSet(spec *yamlpos.Node) {
	at := spec.Get("updateStrategy", "rollingUpdate", "maxSurge")
	surge := w.surge(at, unit.Surge{})
	perNode := bound.Of(1)
	if !surge.Percent.IsZero() || !surge.Count.IsZero() {
		perNode = bound.Of(2)
		w.copies.Surge = surge
		w.evidence = append(w.evidence, at.Evidence("per_node", perNode, "maxSurge runs the new pod beside the old one"))
	}
	w.copies.EachNode = true
	w.copies.PerNode = &perNode
	w.copies.SetSteady(bound.Unknown(0))
	kind := w.node.Get("kind")
	w.evidence = append(w.evidence, kind.Evidence("copies", w.copies.Steady, "one pod on each node"))
	w.restarts()
}

// scale says how an autoscaler's maximum and the declared replicas meet:
// every apply sets the count back to spec.replicas, so the larger one counts.
func scale(u *unit.Unit, most bound.Bound, at *yamlpos.Node, e bound.Evidence) {
	steady := u.Copies.Steady
	if steady.IsZero() {
		return // an autoscaler leaves 0 replicas alone
	}
	if declared, ok := declaredCopies(u); ok {
		e.Note = fmt.Sprintf("%s overrides replicas: %s", e.Note, declared.Value)
		if n, known := most.Hi(); known && declared.Value.Lo() > n {
			e.Note = fmt.Sprintf("replicas: %s is more than %s, and each apply sets it again", declared.Value, e.Note)
		}
		u.Diags = append(u.Diags, unit.Diag{
			Rule: "autoscaler-overrides-replicas", At: declared.At, Message: e.Note, Certain: true,
			Related: relatedTo(at)})
	}
	u.Copies.SetSteady(steady.Max(most))
	for i := range u.Evidence {
		if u.Evidence[i].Factor == "surge" {
			u.Evidence[i].Value = u.Copies.Surge.Over(u.Copies.Steady)
		}
	}
	u.Evidence = append(u.Evidence, e)
}

// declaredCopies returns the evidence of a replica count that the file sets.
func declaredCopies(u *unit.Unit) (bound.Evidence, bool) {
	for _, e := range u.Evidence {
		if e.Factor == "copies" && !e.Default {
			return e, true
		}
	}
	return bound.Evidence{}, false
}
