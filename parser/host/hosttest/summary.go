package hosttest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// Summary describes what a host found, one fact a line.
func Summary(found unit.Found) string {
	s := &summary{}
	for _, u := range found.Units {
		s.unit(u)
	}
	for _, v := range found.Volumes {
		for _, name := range slices.Sorted(maps.Keys(v.Files)) {
			s.line("volume %s %s = %q", v.Key, name, v.Files[name].Str)
		}
	}
	for _, n := range found.Unread {
		s.line("unread %s: %s", place(n.At), n.Text)
	}
	for _, d := range found.Diags {
		s.diag(d)
	}
	return s.String()
}

type summary struct{ strings.Builder }

func (s *summary) line(format string, args ...any) { fmt.Fprintf(s, format+"\n", args...) }

func (s *summary) unit(u *unit.Unit) {
	s.line("unit %s at %s", u.ID, place(u.At))
	s.line("  copies %s, peak %s%s", u.Copies.Steady, u.Copies.Peak, s.optional(", per node ", u.Copies.PerNode))
	s.life(u)
	s.limits(u)
	s.place(u)
	s.meta(u)
	for _, v := range u.Env {
		s.line("  env %s=%s", v.Name, v.Value)
	}
	for _, r := range u.Runs {
		s.line("  %s%s%s", r.Use, half(" entrypoint", r.Entrypoint), half(" command", r.Command))
		for _, v := range r.Env {
			s.line("    env %s=%s", v.Name, v.Value)
		}
	}
	for _, m := range u.Mount {
		s.line("  mount %s: %s%s %s", m.Path, m.Volume, m.Dir, m.Item)
	}
	for _, e := range u.Evidence {
		from := e.Path + " " + place(e.At)
		if e.Default {
			from = e.Path + " by default"
		}
		s.line("  because %s = %s: %s %s", e.Factor, e.Value, from, e.Note)
	}
	for _, d := range u.Diags {
		s.diag(d)
	}
}

func (s *summary) life(u *unit.Unit) {
	var facts []string
	if u.Phase != unit.MainPhase {
		facts = append(facts, fmt.Sprintf("phase %s, step %d", u.Phase, u.Step))
	}
	if u.Sidecar {
		facts = append(facts, fmt.Sprintf("sidecar from step %d", u.Step))
	}
	if u.Starts != nil {
		facts = append(facts, "starts "+u.Starts.String())
	}
	if u.Jobs != nil {
		facts = append(facts, "jobs "+u.Jobs.String())
	}
	if u.PlatformCap != nil {
		facts = append(facts, "platform cap "+u.PlatformCap.String())
	}
	if u.SharedBound != "" {
		facts = append(facts, u.SharedBound)
	}
	if u.Flow != nil {
		facts = append(facts, fmt.Sprintf("in %s %v%s", u.Flow.Run, u.Flow.Alive, s.optional(" at most ", u.Flow.Cap)))
	}
	if u.Schedule != nil {
		facts = append(facts, fmt.Sprintf("every %v", u.Schedule.Period))
	}
	if len(facts) > 0 {
		s.line("  %s", strings.Join(facts, ", "))
	}
}

func (s *summary) limits(u *unit.Unit) {
	l := u.Limits
	text := s.optional(" cpu ", l.CPUQuota) + s.optional(" cpuset ", l.Cpuset) + s.optional(" memory ", l.Memory) +
		s.optional(" pids ", l.Pids) + s.optional(" nofile ", l.Nofile) +
		s.optional(" request cpu ", l.RequestCPU) + s.optional(" request memory ", l.RequestMemory)
	if text != "" {
		s.line("  limits%s", text)
	}
}

func (s *summary) place(u *unit.Unit) {
	p := u.Place
	text := s.optional(" skew ", p.SpreadSkew)
	if len(p.NodeLabels) > 0 {
		text += fmt.Sprintf(" on %v", p.NodeLabels)
	}
	if len(p.RunnerLabels) > 0 {
		text += fmt.Sprintf(" on runner %v", p.RunnerLabels)
	}
	text += s.optional(" with cpus ", p.MachineCPUs)
	if p.Elsewhere {
		text += " elsewhere"
	}
	if p.Guaranteed {
		text += " guaranteed"
	}
	if p.OnePerNode {
		text += " one per node"
	}
	if text != "" {
		s.line("  place%s", text)
	}
}

func (s *summary) meta(u *unit.Unit) {
	if u.Meta.Role != "" || len(u.Meta.Profiles)+len(u.Meta.Labels) > 0 {
		s.line("  meta role %q labels %v profiles %v", u.Meta.Role, u.Meta.Labels, u.Meta.Profiles)
	}
	if u.Meta.Root != "" {
		s.line("  root %s", u.Meta.Root)
	}
	if u.Image.Ref != "" || u.Image.Build != nil {
		s.line("  image %q build %+v", u.Image.Ref, u.Image.Build)
	}
}

func (s *summary) diag(d unit.Diag) { s.line("  diag %s %s: %s", d.Rule, place(d.At), d.Message) }

func (s *summary) optional(label string, b *bound.Bound) string {
	if b == nil {
		return ""
	}
	return label + b.String()
}

func half(label string, a *unit.Argv) string {
	switch {
	case a == nil:
		return ""
	case a.Script != nil:
		return fmt.Sprintf("%s %s %q", label, a.Script.Shell, a.Script.Text.Str)
	}
	return fmt.Sprintf("%s %q", label, word.Strings(a.Words))
}

func place(s source.Span) string {
	if s.IsZero() {
		return "-"
	}
	p := s.Position()
	return fmt.Sprintf("%s:%d:%d", s.File.Path, p.Line, p.Column)
}
