package compose

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// number is a whole number of a service, set by v.
type number struct {
	set bool
	n   int64
	b   bound.Bound
	v   value
}

// number reads a whole number; one that comes from the environment alone is
// unknown.
func (s *service) number(v value) number {
	if !v.isSet() {
		return number{v: v}
	}
	if yaml := v.node().Int(); yaml.Set && len(yaml.Diags) == 0 {
		return number{true, yaml.N, yaml.Bound, v}
	}
	w := s.word(v)
	text, known := w.Literal()
	if !known {
		return number{set: true, b: bound.Unknown(0), v: v}
	}
	n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
	if err != nil {
		s.invalid(v, fmt.Sprintf("%q is not a whole number", text))
		return number{v: v}
	}
	return number{true, n, bound.Of(max(n, 0)), v}
}

func (s *service) invalid(v value, message string) {
	s.diag("invalid-config", v.node().Span(), v.node().Path()+": "+message)
}

// copies reads how many containers of the service run: scale or
// deploy.replicas, 1 unless set.
func (s *service) copies() {
	c := &s.unit.Copies
	deploy := s.v.get("deploy")
	if mode := deploy.get("mode"); strings.HasPrefix(s.text(mode), "global") {
		one := bound.Of(1)
		c.EachNode, c.PerNode = true, &one
		c.SetSteady(bound.Unknown(1))
		s.unit.Place.OnePerNode = true
		s.evidence("copies", c.Steady, mode, "one container on each node")
	} else {
		s.replicas(s.number(deploy.get("replicas")), s.number(s.v.get("scale")))
	}
	s.update(deploy.get("update_config"))
	if most := s.number(deploy.get("placement", "max_replicas_per_node")); most.set && most.n > 0 {
		c.PerNode = &most.b
		s.evidence("per_node", most.b, most.v, "max_replicas_per_node")
	}
	s.unit.Place.NodeLabels = s.nodeLabels(deploy.get("placement", "constraints"))
}

func (s *service) replicas(replicas, scale number) {
	decisive := replicas
	if !replicas.set || scale.set && scale.b.Exceeds(replicas.b) == bound.Yes {
		decisive = scale
	}
	if replicas.set && scale.set && replicas.b != scale.b {
		s.invalid(scale.v, fmt.Sprintf("scale %s and deploy.replicas %s differ, which Compose refuses", scale.b, replicas.b))
	}
	if !decisive.set {
		s.unit.Copies.SetSteady(bound.Of(1))
		s.unit.Evidence = append(s.unit.Evidence, bound.Evidence{
			Factor: "copies", Value: bound.Of(1), Path: "deploy.replicas", Note: "one container unless set", Default: true})
		return
	}
	s.unit.Copies.SetSteady(decisive.b)
	s.evidence("copies", decisive.b, decisive.v, decisive.v.node().Key())
	if name := s.v.get("container_name"); name.isSet() && decisive.b.Exceeds(bound.Of(1)) == bound.Yes {
		s.invalid(name, fmt.Sprintf("a fixed container name cannot be given to %s containers", decisive.b))
	}
}

// update adds what an update runs beside the old containers: start-first
// starts update_config.parallelism of them, 1 unless set, 0 for all.
func (s *service) update(v value) {
	order := v.get("order")
	if s.text(order) != "start-first" {
		return
	}
	c := &s.unit.Copies
	parallelism := s.number(v.get("parallelism"))
	surge := bound.Of(1)
	switch {
	case parallelism.set && parallelism.b.IsZero():
		surge = c.Steady
	case parallelism.set:
		surge = parallelism.b
	}
	c.Surge = unit.Surge{Count: surge.Min(c.Steady)}
	c.SetSteady(c.Steady)
	s.evidence("surge", c.Surge.Count, order, "new containers start before old ones stop")
	s.unit.Diags = append(s.unit.Diags, unit.Diag{Rule: "surge", At: order.node().Span(), Certain: true,
		Message: fmt.Sprintf("an update runs %s containers for a while", c.Peak)})
}

// nodeLabels reads constraints of the form `node.labels.NAME == VALUE`.
func (s *service) nodeLabels(v value) map[string]string {
	var labels map[string]string
	for _, item := range v.items() {
		name, want, ok := strings.Cut(s.text(item), "==")
		label, isLabel := strings.CutPrefix(strings.TrimSpace(name), "node.labels.")
		if !ok || !isLabel {
			continue
		}
		if labels == nil {
			labels = map[string]string{}
		}
		labels[label] = strings.TrimSpace(want)
	}
	return labels
}

// restarts reads a restart policy: no, always, unless-stopped, on-failure,
// on-failure:N.
func restarts(policy string) bound.Bound {
	name, count, limited := strings.Cut(policy, ":")
	if n, err := strconv.ParseInt(count, 10, 32); limited && err == nil && n > 0 {
		return bound.Of(n + 1)
	}
	if name == "no" || name == "false" {
		return bound.Of(1)
	}
	return bound.Inf(1)
}

// spanOf is the place of a value.
func spanOf(v value) source.Span { return v.node().Span() }
