package run

import (
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
	b.estimate(c, r, u)
	for _, p := range g.Problems {
		c.DiagRules = addDiag(c.DiagRules, p.Rule)
	}
	for _, d := range found.Diags {
		c.DiagRules = addDiag(c.DiagRules, d.Rule)
	}
	return c, nil
}

func (b *builder) estimate(c *facts.Command, r readings, u *facts.Unit) {
	e := &c.Estimate
	m, by := b.in.machine(c.Found, u)
	e.CPUs, e.HostCPUs, e.CPUsBy = m.CPUs, m.HostCPUs, by
	e.Machine = m
	c.MaskCPUs, _ = masked(c.Found.Cpuset)
	if v := r.known.Version; !v.IsZero() {
		text := v.String()
		e.FFmpeg = &text
	}
	e.Build = facts.NewBuild(r.known)
	e.Threads = b.analyst.threads(r, m)
	b.analyst.rest(e, r, m)
}
