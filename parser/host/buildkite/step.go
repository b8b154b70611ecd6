package buildkite

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// fanOut counts the jobs of the step, and how many of them run at once.
func (s *step) fanOut() {
	s.legs = bound.Of(1)
	n := s.node.Get("parallelism")
	if count := n.Int(); count.Set {
		s.legs = count.Bound
		s.diags = append(s.diags, count.Diags...)
	}
	if m := s.node.Get("matrix"); m != nil {
		n, s.legs = m, s.legs.Mul(combinations(m))
	}
	s.copies = s.legs
	if n != nil {
		s.evidence = append(s.evidence, n.Evidence("jobs", s.legs, "jobs of the step, all at once"))
	}
	s.concurrency(s.node.Get("concurrency"), s.node.Get("concurrency_group"))
	if n != nil && s.copies == s.legs && s.copies.Or(2) > 1 {
		s.diag("matrix-fan-out", n, fmt.Sprintf("%s jobs at once: no concurrency limits them, only how many agents there are", s.legs))
	}
}

// concurrency applies the limit of a group, which counts jobs of all builds.
// Buildkite refuses a limit without a group.
func (s *step) concurrency(n, group *yamlpos.Node) {
	if n == nil {
		return
	}
	limit := n.Int()
	s.diags = append(s.diags, limit.Diags...)
	switch {
	case !group.IsScalar():
		s.diag("invalid-config", n, "concurrency without concurrency_group: Buildkite refuses the pipeline")
	case limit.Set && !limit.Bound.IsZero():
		s.copies = s.copies.Min(limit.Bound)
		s.shared = fmt.Sprintf("concurrency_group %s=%s", group.Str(), limit.Bound)
		s.evidence = append(s.evidence, n.Evidence("copies", s.copies, "jobs of the group at once, in all builds"))
	}
}

// combinations counts a matrix: a list, or the product of the lists of setup;
// an adjustment skips a combination or adds one.
func combinations(m *yamlpos.Node) bound.Bound {
	setup := m.Get("setup")
	if m.IsSequence() {
		return bound.Of(int64(len(m.Items())))
	}
	size, known := bound.Of(1), map[string][]string{}
	if setup.IsSequence() {
		size = bound.Of(int64(len(setup.Items())))
	}
	for _, axis := range setup.Pairs() {
		size = size.Mul(bound.Of(int64(len(axis.Value.Items()))))
		for _, v := range axis.Value.Items() {
			known[axis.Key] = append(known[axis.Key], v.Str())
		}
	}
	more, fewer := int64(0), int64(0)
	for _, a := range m.Get("adjustments").Items() {
		inside := len(known) > 0
		for _, with := range a.Get("with").Pairs() {
			inside = inside && slices.Contains(known[with.Key], with.Value.Str())
		}
		skip := a.Get("skip")
		off, isBool := skip.Bool()
		skipped := skip.IsScalar() && (!isBool || off)
		switch {
		case inside && skipped:
			fewer++
		case !inside && !skipped:
			more++
		}
	}
	n, ok := size.Hi()
	if !ok {
		return size
	}
	return bound.Of(max(n+more-fewer, 0))
}

func (s *step) diag(rule string, at *yamlpos.Node, message string) {
	s.diags = append(s.diags, unit.Diag{Rule: rule, At: at.Span(), Message: message, Certain: true})
}

// unit makes the unit of a step.
func (p *pipeline) unit(s *step) *unit.Unit {
	legs := s.legs
	u := &unit.Unit{
		ID: "step/" + s.name, System: system, At: s.node.Span(), Group: p.file.Path + " step/" + s.name,
		Flow: s.flow, Jobs: &legs, Meta: unit.Meta{Kind: "Step", Name: s.name},
		SharedBound: s.shared, Evidence: s.evidence, Diags: s.diags,
	}
	u.Copies.SetSteady(s.copies)
	u.Place = unit.Place{RunnerLabels: agents(s.node.Get("agents"), p.agents), Elsewhere: true}
	for _, n := range []*yamlpos.Node{p.env, s.node.Get("env")} {
		for _, pair := range n.Pairs() {
			u.Env = append(u.Env, unit.Var{Name: pair.Key, Value: pair.Value.TemplateWord(), At: pair.Value.KeySpan()})
		}
	}
	s.retries(u)
	u.Image = s.image()
	n := s.node.Get("command")
	if n == nil {
		n = s.node.Get("commands")
	}
	argv := &unit.Argv{At: n.Span(), Script: &unit.Script{Text: script(n), Shell: "bash", Dir: "."}}
	r := unit.Run{Use: unit.UseMain, At: n.Span(), Command: argv}
	if u.Image.Ref != "" {
		r.Entrypoint, r.Command = argv, &unit.Argv{At: n.Span()}
	}
	u.Runs = append(u.Runs, r)
	return u
}

// script returns the lines of a text or a list.
func script(n *yamlpos.Node) source.Text {
	if n.IsScalar() {
		return yamlpos.FillTemplates(n.Text())
	}
	var b source.Builder
	for _, item := range n.Items() {
		b.AddText(item.Text())
		b.Add("\n", item.Span())
	}
	return yamlpos.FillTemplates(b.Text())
}

// agents returns the tags that an agent must have: "queue=enc".
func agents(n, all *yamlpos.Node) []string {
	if n == nil {
		n = all
	}
	var labels []string
	for _, item := range n.Items() {
		labels = append(labels, item.Str())
	}
	for _, pair := range n.Pairs() {
		labels = append(labels, pair.Key+"="+pair.Value.Str())
	}
	return labels
}

// retries counts the starts that automatic retries allow: two more for an
// entry without a limit (docs: command step).
func (s *step) retries(u *unit.Unit) {
	automatic := s.node.Get("retry", "automatic")
	const unset = 2
	most := int64(0)
	entries := automatic.Items()
	if automatic.IsMapping() {
		entries = []*yamlpos.Node{automatic}
	}
	if on, _ := automatic.Bool(); on {
		most = unset
	}
	for _, e := range entries {
		limit := e.Get("limit").Int()
		if !limit.Set {
			limit.N = unset
		}
		most = max(most, limit.N)
	}
	if most == 0 {
		return
	}
	starts := s.legs.Mul(bound.Of(1 + most))
	u.Starts = &starts
	u.Evidence = append(u.Evidence, automatic.Evidence("starts", starts, "jobs × (1 + automatic retries)"))
}

// image returns the image of docker's plugin.
func (s *step) image() unit.Image {
	plugins := s.node.Get("plugins")
	for _, entry := range append(plugins.Items(), plugins) {
		for _, pair := range entry.Pairs() {
			if image := pair.Value.Get("image"); strings.Contains(pair.Key, "docker#") && image.IsScalar() {
				return unit.Image{Ref: image.Str(), At: image.Span()}
			}
		}
	}
	return unit.Image{}
}
