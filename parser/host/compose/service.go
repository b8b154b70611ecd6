package compose

import (
	"slices"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// service is one service while it is read.
type service struct {
	*project
	interpolation
	v    value
	unit *unit.Unit
}

// service makes the unit of one service.
func (p *project) service(name string, v value) *unit.Unit {
	s := &service{project: p, v: p.extend(v, 0), interpolation: interpolation{vars: p.vars}}
	s.unit = &unit.Unit{ID: "service/" + name, System: system, At: v.layers[0].KeySpan()}
	s.meta(name)
	s.copies()
	s.limits()
	s.starts()
	s.image()
	s.environment()
	s.runs()
	s.mounts()
	s.unit.Diags = append(s.unit.Diags, s.diags...)
	return s.unit
}

func (s *service) meta(name string) {
	m := unit.Meta{Kind: "service", Name: name, Service: name, Labels: s.stringMap(s.v.get("labels"))}
	m.Role = m.Labels["ffvet.role"]
	for _, profile := range s.v.get("profiles").items() {
		m.Profiles = append(m.Profiles, s.text(profile))
	}
	s.unit.Meta = m
}

// evidence adds the node that decided a factor.
func (s *service) evidence(factor string, b bound.Bound, v value, note string) {
	s.unit.Evidence = append(s.unit.Evidence, v.node().Evidence(factor, b, note))
}

func (s *service) image() {
	if ref := s.v.get("image"); ref.isSet() {
		s.unit.Image = unit.Image{Ref: s.word(ref).String(), At: ref.node().Span()}
	}
	if build := s.v.get("build"); build.isSet() {
		s.unit.Image.Build = s.build(build)
		if s.unit.Image.At.IsZero() {
			s.unit.Image.At = build.node().Span()
		}
	}
}

// build reads how the image is made; nil if that lies outside the tree.
func (s *service) build(v value) *unit.Build {
	from, file := v, value{}
	b := &unit.Build{}
	if v.isMapping() {
		from, file = v.get("context"), v.get("dockerfile")
		b.Target = s.text(v.get("target"))
		if v.get("dockerfile_inline").isSet() {
			return nil
		}
	}
	context := "."
	if from.isSet() {
		context = s.text(from)
	}
	dockerfile := "Dockerfile"
	if file.isSet() {
		dockerfile = s.text(file)
	}
	var ok bool
	if b.Context, ok = s.inTree(context); !ok {
		return nil
	}
	if b.Dockerfile, ok = s.inTree(context + "/" + dockerfile); !ok {
		return nil
	}
	return b
}

// starts reads how often the container is started again.
func (s *service) starts() {
	var starts bound.Bound
	policy := s.v.get("deploy", "restart_policy")
	at := policy
	switch {
	case policy.isSet():
		attempts := s.number(policy.get("max_attempts"))
		switch condition := s.text(policy.get("condition")); {
		case condition == "none":
			starts = bound.Of(1)
		case attempts.set:
			starts, at = attempts.b.Add(bound.Of(1)), policy.get("max_attempts")
		default:
			starts = bound.Inf(1)
		}
	case s.v.get("restart").isSet():
		at = s.v.get("restart")
		starts = restarts(s.text(at))
	default:
		return
	}
	s.unit.Starts = &starts
	s.evidence("starts", starts, at, "")
}

// stringMap reads a mapping, or a list of key=value.
func (s *service) stringMap(v value) map[string]string {
	m := map[string]string{}
	for _, e := range s.variables(v) {
		m[e.name] = e.value.String()
	}
	if len(m) == 0 {
		return nil
	}
	return m
}

func (s *service) environment() {
	index := map[string]int{}
	add := func(v unit.Var) {
		if at, twice := index[v.Name]; twice {
			s.unit.Env[at] = v
			return
		}
		index[v.Name] = len(s.unit.Env)
		s.unit.Env = append(s.unit.Env, v)
	}
	for _, v := range s.envFiles() {
		add(v)
	}
	for _, e := range s.variables(s.v.get("environment")) {
		add(unit.Var{Name: e.name, Value: e.value, At: e.at})
	}
	s.unit.Env = slices.Clip(s.unit.Env)
}
