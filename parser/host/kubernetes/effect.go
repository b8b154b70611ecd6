package kubernetes

import (
	"fmt"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// The order of effects on one unit: what admission fills in, what changes
// limits, what changes copies, what caps them.
const (
	orderDefaults = iota + 1
	orderResize
	orderScale
	orderCap
)

// target returns the key of the workload that a reference names; its kind
// is Deployment unless set.
func target(o object, ref *yamlpos.Node) string {
	return unit.WorkloadKey(system, orDefault(ref.Get("kind").Str(), "Deployment"), o.namespace, ref.Get("name").Str())
}

// misses is the condition that an autoscaler's own namespace lacks its target.
func misses(o object, ref *yamlpos.Node) *unit.Diag {
	return &unit.Diag{Rule: "autoscaler-target-missing", At: ref.Get("name").Span(), Message: fmt.Sprintf(
		"the autoscaler acts on namespace %s, and %s stands in another one: it scales nothing", o.namespace, ref.Get("name").Str())}
}

// horizontalAutoscaler raises copies to maxReplicas.
func horizontalAutoscaler(o object) []unit.Effect {
	spec := o.node.Get("spec")
	most := spec.Get("maxReplicas").Int()
	if !most.Set {
		return nil
	}
	e := most.Node.Evidence("copies", most.Bound, "maxReplicas")
	return []unit.Effect{{
		Target: target(o, spec.Get("scaleTargetRef")),
		Misses: misses(o, spec.Get("scaleTargetRef")),
		Order:  orderScale,
		Apply: func(u *unit.Unit) {
			u.Diags = append(u.Diags, most.Diags...)
			scale(u, most.Bound, most.Node, e)
		},
	}}
}

// defaultMaxReplicas is what KEDA scales to unless told otherwise
// (scaledobject-spec.md, scaledjob-spec.md of 2.21).
const defaultMaxReplicas = 100

// scaledObject raises copies to maxReplicaCount.
func scaledObject(o object) []unit.Effect {
	spec := o.node.Get("spec")
	most, diags, e := maxReplicaCount(o)
	if fallback := spec.Get("fallback", "replicas").Int(); fallback.Set && fallback.Bound.Exceeds(most) == bound.Yes {
		most, e = fallback.Bound, fallback.Node.Evidence("copies", fallback.Bound, "fallback.replicas")
	}
	return []unit.Effect{{
		Target: target(o, spec.Get("scaleTargetRef")),
		Misses: misses(o, spec.Get("scaleTargetRef")),
		Order:  orderScale,
		Apply: func(u *unit.Unit) {
			u.Diags = append(u.Diags, diags...)
			scale(u, most, spec, e)
		},
	}}
}

// maxReplicaCount reads the maximum of a KEDA object.
func maxReplicaCount(o object) (bound.Bound, []unit.Diag, bound.Evidence) {
	most := o.node.Get("spec", "maxReplicaCount").Int()
	if most.Set {
		return most.Bound, most.Diags, most.Node.Evidence("copies", most.Bound, "maxReplicaCount")
	}
	kind := o.node.Get("kind")
	note := fmt.Sprintf("maxReplicaCount is %d unless set", defaultMaxReplicas)
	return bound.Of(defaultMaxReplicas),
		[]unit.Diag{{Rule: "autoscaler-default-max", At: kind.Span(), Message: note, Certain: true}},
		bound.Evidence{Factor: "copies", Value: bound.Of(defaultMaxReplicas), Note: note,
			At: kind.Span(), Path: "spec.maxReplicaCount", Default: true}
}
