package kubernetes

import (
	"fmt"
	"github.com/ffvet/ffvet/parser/host/pod"

	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// share is what one hard limit of a quota counts of one container; nil for
// a limit on the number of pods.
type share func(unit.Limits) *bound.Bound

// resourceQuota caps the pods of a namespace: each hard limit admits as many
// pods as fit into it. A quota with scopes may not count these pods and caps
// nothing.
func resourceQuota(o object) []unit.Effect {
	spec := o.node.Get("spec")
	if len(spec.Get("scopes").Items()) > 0 || spec.Get("scopeSelector") != nil {
		return nil
	}
	cpuRequest := func(l unit.Limits) *bound.Bound { return l.RequestCPU }
	memoryRequest := func(l unit.Limits) *bound.Bound { return l.RequestMemory }
	hards := []struct {
		name    string
		convert func(resource.Quantity) bound.Bound
		of      share
	}{
		{"pods", pod.WholeBytes, nil},
		{"count/pods", pod.WholeBytes, nil},
		{"limits.cpu", pod.MilliCPU, func(l unit.Limits) *bound.Bound { return l.CPUQuota }},
		{"limits.memory", pod.WholeBytes, func(l unit.Limits) *bound.Bound { return l.Memory }},
		{"requests.cpu", pod.MilliCPU, cpuRequest},
		{"cpu", pod.MilliCPU, cpuRequest},
		{"requests.memory", pod.WholeBytes, memoryRequest},
		{"memory", pod.WholeBytes, memoryRequest},
	}
	var effects []unit.Effect
	for _, h := range hards {
		n := spec.Get("hard", h.name)
		limit, _, ok := pod.Quantity(n, h.convert)
		if !ok {
			continue
		}
		effects = append(effects, unit.Effect{
			Target: unit.NamespaceKey(system, o.namespace),
			Order:  orderCap,
			Apply:  func(u *unit.Unit) { capCopies(u, n, limit, h.of) },
		})
	}
	return effects
}

// capCopies lowers the copies to what the hard limit admits.
func capCopies(u *unit.Unit, at *yamlpos.Node, limit bound.Bound, of share) {
	most, ok := admitted(u, limit, of)
	if !ok || u.Copies.Peak.Exceeds(most) == bound.No {
		return
	}
	e := at.Evidence("copies", most, fmt.Sprintf("the quota admits %s pods of this shape, also during a rollout", most))
	u.Evidence = append(u.Evidence, e)
	if u.Copies.Steady.Exceeds(most) == bound.Yes {
		u.Diags = append(u.Diags, unit.Diag{Rule: "quota-caps-replicas", At: at.Span(), Certain: true,
			Message: fmt.Sprintf("%s of %s pods are admitted by the quota", most, u.Copies.Steady)})
	}
	u.Copies.Steady = u.Copies.Steady.Min(most)
	u.Copies.Peak = u.Copies.Peak.Min(most)
}

// admitted returns how many pods fit into the limit; ok is false if one pod's
// share of it is not known.
func admitted(u *unit.Unit, limit bound.Bound, of share) (bound.Bound, bool) {
	hard, known := limit.MilliHi()
	if of == nil || !known {
		return limit, known
	}
	var sum bound.Bound
	for _, l := range u.GroupLimits {
		b := of(l)
		if b == nil {
			return sum, false
		}
		sum = sum.Add(*b)
	}
	pod, known := sum.MilliHi()
	if !known || pod == 0 {
		return sum, false
	}
	return bound.Of(hard / pod), true
}
