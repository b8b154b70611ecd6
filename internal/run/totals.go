package run

import (
	"github.com/ffvet/ffvet/internal/capacity"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// place puts the units on pools and into roles.
func (b *builder) place(doc *facts.Document) {
	units := make([]*unit.Unit, len(doc.Units))
	for i, u := range doc.Units {
		units[i] = u.Found
	}
	b.placed = capacity.Place(b.in.Config, units)
	doc.UnusedPools, doc.UnusedRoles = capacity.Unused(b.in.Config, b.placed)
	for i, p := range b.placed {
		u := doc.Units[i]
		u.Pool, u.Role = p.PoolName(), p.RoleName
		u.Copies = facts.Copies{Steady: p.Steady, Peak: p.Peak, PerNode: p.PerNode}
		u.Limits.CPUSeen, u.Limits.CPUHost = b.in.Machine.over(p.Seen, p.Host)
		u.SeenBy = p.SeenBy
		u.Found.Diags = append(u.Found.Diags, p.Diags...)
		// Not every condition becomes a finding: a surge never does.
		for _, d := range u.Found.Diags {
			u.Diags = addDiag(u.Diags, d.Rule)
		}
		u.Found.Evidence = append(u.Found.Evidence, p.Evidence...)
		u.Evidence = append(u.Evidence, facts.NewEvidence(p.Evidence)...)
	}
}

// totals adds up what the units can run at once.
func (b *builder) totals(doc *facts.Document) {
	loads := make([]capacity.Load, len(doc.Units))
	for i, u := range doc.Units {
		u.Threads, u.Memory = b.perCopy(doc, u)
		loads[i] = capacity.Load{
			Placement: b.placed[i],
			Procs:     u.ProcsPerCopy, Threads: u.Threads, Memory: u.Memory,
		}
	}
	doc.Totals = capacity.Totals(b.in.Config, loads)
}

// perCopy is what all processes of one copy need at once: those of the
// largest command, if not all commands run at once, for every process.
func (b *builder) perCopy(doc *facts.Document, u *facts.Unit) (threads, memory bound.Bound) {
	var sumThreads, sumMemory, mostThreads, mostMemory bound.Bound
	for _, i := range u.Commands {
		c := doc.Commands[i]
		if c.Found.Use == unit.UseProbe || c.Found.Use == unit.UseHook {
			continue
		}
		peak, bytes := bound.Of(int64(c.Estimate.Threads.Peak)), bound.Of(c.Estimate.Memory.PeakBytes)
		sumThreads = sumThreads.Add(c.Parallel.Procs.Mul(peak))
		sumMemory = sumMemory.Add(c.Parallel.Procs.Mul(bytes))
		mostThreads, mostMemory = mostThreads.Max(peak), mostMemory.Max(bytes)
	}
	// The commands may take turns: the sum over all of them is one upper
	// end, as many processes as run at once with the largest command is
	// another.
	return sumThreads.Min(u.ProcsPerCopy.Mul(mostThreads)), sumMemory.Min(u.ProcsPerCopy.Mul(mostMemory))
}
