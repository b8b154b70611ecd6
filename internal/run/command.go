package run

import (
	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/unit"
)

// command builds the facts of one command: what each version of ffmpeg does
// with it, and the worst case on the machine that its unit sees.
func (b *builder) command(found *unit.Command, u *facts.Unit) (*facts.Command, error) {
	r, err := b.analyst.read(found)
	if err != nil {
		return nil, err
	}
	// A copy, because what each version refuses decides the rest.
	g := *r.best().graph
	g.Problems = r.merge()
	c := facts.NewCommand(found, &g, b.mask)
	verdict, refusal := r.accepted()
	c.Accepted, c.Refusal = verdict.String(), refusal
	now, compared := b.analyst.today(found, r)
	if compared {
		c.Upgrade = upgrade(now, r)
	}
	c.Changed = changed(now, r)
	b.estimate(c, r, b.machine(u))
	for _, p := range g.Problems {
		c.DiagRules = addDiag(c.DiagRules, p.Rule)
	}
	for _, d := range found.Diags {
		c.DiagRules = addDiag(c.DiagRules, d.Rule)
	}
	return c, nil
}

// machine is what a process of the unit believes it runs on.
func (b *builder) machine(u *facts.Unit) estimate.Machine {
	standIn := b.in.Config.Assume.UnknownCPUs
	seen, host := b.in.Machine.over(u.Limits.CPUSeen, u.Limits.CPUHost)
	return estimate.Machine{CPUs: seen.Or(standIn), HostCPUs: host.Or(standIn)}
}

func (b *builder) estimate(c *facts.Command, r readings, m estimate.Machine) {
	e := &c.Estimate
	e.CPUs, e.Machine = m.CPUs, m
	if v := r.known.Version; !v.IsZero() {
		text := v.String()
		e.FFmpeg = &text
	}
	e.Threads = b.analyst.threads(r, m)
	b.analyst.rest(e, r, m)
}
