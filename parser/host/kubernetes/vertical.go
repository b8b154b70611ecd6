package kubernetes

import (
	"fmt"
	"github.com/ffvet/ffvet/parser/host/pod"
	"math/big"

	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// verticalAutoscaler raises limits: the request grows up to maxAllowed, and
// the limit keeps its ratio to it (vertical-pod-autoscaler/docs/api.md).
func verticalAutoscaler(o object) []unit.Effect {
	spec := o.node.Get("spec")
	if spec.Get("updatePolicy", "updateMode").Str() == "Off" {
		return nil
	}
	return []unit.Effect{{
		Target: target(o, spec.Get("targetRef")),
		Order:  orderResize,
		Apply: func(u *unit.Unit) {
			// It lowers requests and limits as well, so that a quota may
			// admit more pods than the declared ones let expect.
			u.GroupLimits = nil
			policy := containerPolicy(spec, u.Meta.Container)
			if policy.Get("mode").Str() == "Off" || policy.Get("controlledValues").Str() == "RequestsOnly" {
				return
			}
			at := policy
			if at == nil {
				at = spec
			}
			l := &u.Limits
			l.CPUQuota = resize(u, at, "cpu_quota", l.CPUQuota, l.RequestCPU, policy.Get("maxAllowed", "cpu"), pod.MilliCPU)
			l.Memory = resize(u, at, "memory", l.Memory, l.RequestMemory, policy.Get("maxAllowed", "memory"), pod.WholeBytes)
		},
	}}
}

// containerPolicy returns the policy of one container, or that of all.
func containerPolicy(spec *yamlpos.Node, container string) *yamlpos.Node {
	var all *yamlpos.Node
	for _, p := range spec.Get("resourcePolicy", "containerPolicies").Items() {
		switch p.Get("containerName").Str() {
		case container:
			return p
		case "*":
			all = p
		}
	}
	return all
}

// resize returns what a limit can grow to. A limit that is not set is not
// added.
func resize(u *unit.Unit, at *yamlpos.Node, factor string, limit, request *bound.Bound,
	most *yamlpos.Node, convert func(resource.Quantity) bound.Bound) *bound.Bound {
	if limit == nil {
		return nil
	}
	grown, note := bound.Inf(limit.Lo()), "a vertical autoscaler without maxAllowed raises it without limit"
	if allowed, _, ok := pod.Quantity(most, convert); ok {
		at = most
		grown = inProportion(allowed, *limit, request)
		note = fmt.Sprintf("a vertical autoscaler raises the request to %s and the limit from %s with it", allowed, *limit)
	}
	grown = grown.Max(*limit)
	u.Evidence = append(u.Evidence, at.Evidence(factor, grown, note))
	u.Diags = append(u.Diags, unit.Diag{Rule: "vpa-changes-limits", At: at.Span(), Message: note, Certain: true})
	return &grown
}

// inProportion returns allowed × limit ÷ request; without a request the
// limit is the request.
func inProportion(allowed, limit bound.Bound, request *bound.Bound) bound.Bound {
	if request == nil {
		return allowed
	}
	a, ok1 := allowed.MilliHi()
	l, ok2 := limit.MilliHi()
	r, ok3 := request.MilliHi()
	if !ok1 || !ok2 || !ok3 || r == 0 {
		return bound.Unknown(0)
	}
	product := new(big.Int).Mul(big.NewInt(a), big.NewInt(l))
	product.Quo(product, big.NewInt(r))
	if !product.IsInt64() {
		return bound.Inf(0)
	}
	return bound.Milli(product.Int64())
}
