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
		u.Limits.Pids, u.Found.Limits.Pids = p.Pids, p.Pids
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
		loads[i] = load(doc, u)
		loads[i].Placement = b.placed[i]
		u.Threads, u.Memory = loads[i].Threads, loads[i].Memory
	}
	doc.Totals = capacity.Totals(b.in.Config, loads)
	doc.Totals.KeepShares(mostShares)
}

// mostShares is how many units a use names.
const mostShares = 5

// load is what one copy of the unit needs.
func load(doc *facts.Document, u *facts.Unit) capacity.Load {
	var commands []capacity.Need
	for _, i := range u.Commands {
		c := doc.Commands[i]
		commands = append(commands, capacity.Need{
			Procs: c.Parallel.Procs, Brief: c.Found.Use == unit.UseProbe || c.Found.Use == unit.UseHook,
			Threads: bound.Of(int64(c.Estimate.Threads.Peak)), Memory: bound.Of(c.Estimate.Memory.PeakBytes),
			Outputs: bound.Of(int64(len(c.Outputs))), SegmentsPerHour: c.Estimate.Segments.PerHour,
		})
	}
	return capacity.NewLoad(u.ProcsPerCopy, commands)
}
