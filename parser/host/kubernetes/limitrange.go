package kubernetes

import (
	"github.com/ffvet/ffvet/parser/host/pod"
	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// limitRange fills in the limits and requests that a container does not have.
func limitRange(o object) []unit.Effect {
	var effects []unit.Effect
	for _, item := range o.node.Get("spec", "limits").Items() {
		if item.Get("type").Str() != "Container" {
			continue
		}
		cpu := newDefaults(item, "cpu", pod.MilliCPU)
		memory := newDefaults(item, "memory", pod.WholeBytes)
		effects = append(effects, unit.Effect{
			Target: unit.NamespaceKey(system, o.namespace),
			Order:  orderDefaults,
			Apply:  func(u *unit.Unit) { applyDefaults(u, cpu, memory) },
		})
	}
	return effects
}

// defaults are what a LimitRange gives for one resource.
type defaults struct {
	limit, request *bound.Bound
	at             *yamlpos.Node // what set the limit
}

// newDefaults reads one resource of a LimitRange item: the default limit is
// max unless set, the default request the default limit (core/v1
// defaults.go).
func newDefaults(item *yamlpos.Node, name string, convert func(resource.Quantity) bound.Bound) defaults {
	read := func(key string) (*bound.Bound, *yamlpos.Node) {
		n := item.Get(key, name)
		if q, _, ok := pod.Quantity(n, convert); ok {
			return &q, n
		}
		return nil, nil
	}
	var d defaults
	if d.limit, d.at = read("default"); d.limit == nil {
		d.limit, d.at = read("max")
	}
	if d.request, _ = read("defaultRequest"); d.request == nil {
		d.request = d.limit
	}
	if d.request == nil {
		d.request, _ = read("min")
	}
	return d
}

func applyDefaults(u *unit.Unit, cpu, memory defaults) {
	if u.Limits.CPUQuota == nil && cpu.limit != nil {
		u.Limits.QuotaAt = cpu.at.Span()
		u.Evidence = append(u.Evidence, cpu.at.Evidence("cpu_quota", *cpu.limit, "LimitRange"))
	}
	if u.Limits.Memory == nil && memory.limit != nil {
		u.Limits.MemoryAt = memory.at.Span()
		u.Evidence = append(u.Evidence, memory.at.Evidence("memory", *memory.limit, "LimitRange"))
	}
	fill(&u.Limits, cpu, memory)
	guaranteed := isGuaranteed(u.Limits)
	for i := range u.GroupLimits {
		fill(&u.GroupLimits[i], cpu, memory)
		guaranteed = guaranteed && isGuaranteed(u.GroupLimits[i])
	}
	u.Place.Guaranteed = guaranteed
}

// fill sets what is missing; a request stays that of a declared limit.
func fill(l *unit.Limits, cpu, memory defaults) {
	l.RequestCPU = or(l.RequestCPU, cpu.request)
	l.RequestMemory = or(l.RequestMemory, memory.request)
	l.CPUQuota = or(l.CPUQuota, cpu.limit)
	l.Memory = or(l.Memory, memory.limit)
}

func or(value, fallback *bound.Bound) *bound.Bound {
	if value != nil {
		return value
	}
	return fallback
}
