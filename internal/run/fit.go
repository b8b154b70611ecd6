package run

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/fit"
	"github.com/ffvet/ffvet/internal/mask"
)

// maxFits is how often a proposal is made anew because the changed command has
// more threads than was worked out: another version of ffmpeg may be the worst then.
const maxFits = 8

// Fit returns the options that bring the command to at most wanted threads.
// The changed command is read and estimated as the command itself was, by
// every version that it may run on.
func Fit(in Input, c *facts.Command, wanted int) (fit.Proposal, error) {
	b := &builder{in: in, mask: mask.New(), analyst: newAnalyst(in)}
	var best fit.Proposal
	for i, target := 0, wanted; i < maxFits; i++ {
		p := fit.Propose(c, c.Estimate.Machine, target)
		possible := p.Fits
		after, err := b.again(c, p)
		if err != nil {
			return p, err
		}
		p.Settle(wanted, c.Estimate.Threads, after.Estimate.Threads)
		if i == 0 || p.After < best.After {
			best = p
		}
		if p.Fits || !possible {
			break
		}
		target -= p.After - wanted
	}
	return best, nil
}

// again returns the facts of the command with the proposal's words, on the
// same machine.
func (b *builder) again(c *facts.Command, p fit.Proposal) (*facts.Command, error) {
	changed := *c.Found
	changed.Words = p.Words(c)
	m := c.Estimate.Machine
	u := &facts.Unit{Limits: facts.Limits{CPUSeen: facts.CPUs{N: m.CPUs}, CPUHost: facts.CPUs{N: m.HostCPUs}}}
	return b.command(&changed, u)
}
