package watch

import (
	"fmt"
	"slices"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
)

// queues watches how long jobs of the role wait, where the configuration names
// a metric that tells.
func (p *planner) queues(r *config.Role, in roleUnits) {
	units := slices.Concat(in.containers, in.onHost)
	for _, q := range p.watch.Queues {
		if q.Role != r.Name {
			continue
		}
		p.add(Watch{
			Name: "QueueAge", Title: "age of the oldest job", Measure: Seconds, Limit: float64(q.MaxAge),
			Basis: "watch.queues (" + at(q.At.File.Path, q.At.Position().Line) + ")", Series: "max(" + q.Metric + ")",
			Source: p.worst(units, byThreads), Runbook: runbookQueue,
		})
	}
}

// segments watches how many segment files the role writes a minute: with the
// counter that the configuration names, else by the files that its nodes gain.
func (p *planner) segments(r *config.Role, in roleUnits) {
	limit, where, given := limitOf(r, "segments_per_minute")
	if !given {
		return
	}
	units := slices.Concat(in.containers, in.onHost)
	w := Watch{
		Name: "SegmentRate", Title: "segments a minute", Measure: PerMinute, Limit: limit, Basis: where,
		Source: p.worst(units, byCreated), Runbook: runbookSegments, For: 2,
	}
	named := false
	for _, s := range p.watch.Segments {
		if s.Role == r.Name {
			named = true
			w.Series = "sum(rate(" + s.Metric + "[5m])) * 60"
			p.add(w)
		}
	}
	if named {
		return
	}
	nodes, ok := p.nodes(poolOf(r, units))
	if !ok {
		p.note(fmt.Sprintf("role %s: segments_per_minute needs watch.segments (a counter of the packager) or watch.nodes (whose files to count)", r.Name))
		return
	}
	w.Title = "files that the role's nodes gain a minute"
	m := append(nodes, diskOnly())
	w.Series = "sum(clamp_min(-deriv(" + m.on("node_filesystem_files_free") + "[15m]), 0)) * 60"
	p.add(w)
}

// poolOf is the pool that a role runs on: its own, or the one of all its units;
// "" if they run on several.
func poolOf(r *config.Role, units []*facts.Unit) string {
	if r.Pool != "" || len(units) == 0 {
		return r.Pool
	}
	for _, u := range units {
		if u.Pool != units[0].Pool {
			return ""
		}
	}
	return units[0].Pool
}

// diskOnly leaves out file systems that are no disk of their own.
func diskOnly() string { return `fstype!~"tmpfs|ramfs|overlay|squashfs|fuse.*"` }
