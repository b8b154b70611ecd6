package watch

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// threadsOfContainers watches the threads of one process and of one node.
func (p *planner) threadsOfContainers(in roleUnits) {
	if limit, where, ok := limitOf(in.role, "threads_per_process"); ok {
		p.threadsPerProcess(in.containers, limit, where)
	}
	if limit, where, ok := limitOf(in.role, "threads_per_node"); ok {
		p.add(Watch{
			Name: "ThreadsPerNode", Title: "threads on one node", Measure: Count, Limit: limit, Basis: where,
			Series: sumBy("instance", p.any("container_threads", in.containers)), Subject: []string{"instance"},
			Source: p.worst(in.containers, byThreads), Runbook: runbookThreads,
		})
	}
}

// threadsPerProcess watches containers whose number of processes is known
// with what all of them may have; of others only the mean of their processes
// is known.
func (p *planner) threadsPerProcess(units []*facts.Unit, limit float64, where string) {
	byProcs := byNumber(units, func(u *facts.Unit) (int64, bool) { return u.ProcsPerCopy.Hi() })
	for _, procs := range slices.Sorted(maps.Keys(byProcs)) {
		alike := byProcs[procs]
		w := Watch{
			Name: "ThreadsPerContainer", Title: fmt.Sprintf("threads of one container (%d at once)", procs), Measure: Count,
			Limit: limit * float64(procs), Basis: fmt.Sprintf("%s × %d processes", where, procs),
			Series: p.any("container_threads", alike), Subject: subject(alike[0]),
			Source: p.worst(alike, byThreads), Runbook: runbookThreads,
		}
		if procs == 1 {
			w.Title, w.Basis = "threads of one container", where
		}
		if procs == 0 {
			w.Title, w.Limit, w.Basis = "threads of one process, on average", limit, where
			w.Series = within(p.any("container_threads", alike)) + " / clamp_min(" + p.any("container_processes", alike) + ", 1)"
		}
		p.add(w)
	}
}

// byNumber groups units by a number; those without one are under 0.
func byNumber(units []*facts.Unit, of func(*facts.Unit) (int64, bool)) map[int64][]*facts.Unit {
	groups := map[int64][]*facts.Unit{}
	for _, u := range units {
		n, known := of(u)
		if !known {
			n = 0
		}
		groups[n] = append(groups[n], u)
	}
	return groups
}

// helpers is how many processes of a container are not ffmpeg: the shell and
// the launcher that scripts need. cAdvisor counts them too.
const helpers = 2

// processesOfContainers watches the processes of one copy, of one node and of
// all copies.
func (p *planner) processesOfContainers(in roleUnits) {
	for _, b := range []struct{ key, name, title, by string }{
		{"processes_per_copy", "ProcessesPerContainer", "processes of one container", ""},
		{"processes_per_node", "ProcessesPerNode", "processes on one node", "instance"},
		{"processes_total", "Processes", "processes", "all"},
	} {
		limit, where, ok := limitOf(in.role, b.key)
		if !ok {
			continue
		}
		w := Watch{
			Name: b.name, Title: b.title, Measure: Count, Limit: limit, Basis: where,
			Series: p.ffmpegs(in.containers), Subject: subject(in.containers[0]),
			Source: p.worst(in.containers, byProcesses), Runbook: runbookProcesses,
		}
		switch b.by {
		case "instance":
			w.Series, w.Subject = sumBy("instance", w.Series), []string{"instance"}
		case "all":
			w.Series, w.Subject = sumBy("", w.Series), nil
		}
		p.add(w)
	}
}

// ffmpegs are the processes of containers without those of scripts.
func (p *planner) ffmpegs(units []*facts.Unit) string {
	return p.each(units, func(u *facts.Unit) string {
		series := p.container(u).on("container_processes")
		if p.scripted(u) {
			return fmt.Sprintf("clamp_min(%s - %d, 0)", series, helpers)
		}
		return series
	})
}

// scripted reports whether a shell runs in the unit beside its commands.
func (p *planner) scripted(u *facts.Unit) bool {
	return slices.ContainsFunc(u.Commands, func(i int) bool {
		return slices.Contains(p.doc.Commands[i].Host, "shell")
	})
}

// copies watches how many containers of the role run.
func (p *planner) copies(in roleUnits) {
	first := in.containers[:0:0]
	seen := map[string]bool{}
	for _, u := range in.containers { // the containers of one pod are one copy
		if key := cmp.Or(u.Group, u.ID); !seen[key] && u.Found.Phase == unit.MainPhase {
			seen[key] = true
			first = append(first, u)
		}
	}
	if len(first) == 0 {
		return
	}
	source := at(first[0].File, first[0].Line)
	if limit, where, ok := limitOf(in.role, "copies_per_node"); ok {
		p.add(Watch{
			Name: "CopiesPerNode", Title: "copies on one node", Measure: Count, Limit: limit, Basis: where, Source: source,
			Series: "count by (instance) (" + p.any("container_start_time_seconds", first) + ")", Subject: []string{"instance"}, Runbook: runbookCopies,
		})
	}
	if limit, where, ok := limitOf(in.role, "copies_total"); ok {
		p.add(Watch{
			Name: "Copies", Title: "copies", Measure: Count, Limit: limit, Basis: where, Source: source,
			Series: "count(" + p.any("container_start_time_seconds", first) + ")", Runbook: runbookCopies,
		})
	}
	p.overlap(in)
}

// overlap watches how many runs of a schedule live at once.
func (p *planner) overlap(in roleUnits) {
	limit, where, ok := limitOf(in.role, "overlap")
	if !ok {
		return
	}
	for _, u := range in.pods {
		if u.Found.Meta.Kind != "CronJob" {
			continue
		}
		m := append(p.declared(), like("job_name", u.Found.Meta.Name+"-"+ordinal))
		p.add(Watch{
			Name: "Overlap", Title: "runs of " + u.Found.Meta.Name + " at once", Measure: Count, Limit: max(limit, 1), Basis: where,
			Source: at(u.File, u.Line), Series: sumBy("namespace", m.on("kube_job_status_active")), Subject: []string{"namespace"}, Runbook: runbookOverlap,
		})
	}
}

// starts watches how many containers of the role start within a minute, and
// how often one starts again.
func (p *planner) starts(in roleUnits) {
	if limit, where, ok := p.startBudget(in.role); ok {
		p.add(Watch{
			Name: "StartRate", Title: "starts within a minute", Measure: Count, Limit: limit, Basis: where,
			Series: "sum((time() - " + within(p.any("container_start_time_seconds", in.containers)) + ") < bool 60)",
			Source: at(in.containers[0].File, in.containers[0].Line), Runbook: runbookStarts,
		})
	}
	limit, where := float64(p.watch.Restarts), "watch.restarts_per_hour"
	if starts, declared, ok := limitOf(in.role, "starts_per_run"); ok && starts < limit {
		limit, where = starts, declared
	}
	w := Watch{
		Name: "Restarts", Title: "restarts of one container within an hour", Measure: Count, Limit: limit, Basis: where,
		Runbook: runbookRestarts,
	}
	if len(in.pods) > 0 {
		w.Series = p.each(in.pods, func(u *facts.Unit) string {
			return "increase(" + p.container(u).on("kube_pod_container_status_restarts_total") + "[1h])"
		})
		w.Source, w.Subject = at(in.pods[0].File, in.pods[0].Line), subject(in.pods[0])
		p.add(w)
	}
	if len(in.services) > 0 {
		w.Series = p.each(in.services, func(u *facts.Unit) string {
			return "changes(" + p.container(u).on("container_start_time_seconds") + "[1h])"
		})
		w.Source, w.Subject = at(in.services[0].File, in.services[0].Line), subject(in.services[0])
		p.add(w)
	}
}

// startBudget is how many copies may start within a minute: as many as there
// may be. More are a loop, and all at once are a storm.
func (p *planner) startBudget(r *config.Role) (limit float64, where string, ok bool) {
	if limit, where, ok := limitOf(r, "copies_total"); ok {
		return limit, where + ", all within a minute", true
	}
	n, ok := p.doc.Totals.Roles[r.Name].Copies.Hi()
	return float64(n), "all copies that the repository asks for, within a minute", ok && n > 0
}

// blind watches whether the metrics are there that the other rules need: an
// alert on a metric that nobody collects never fires.
func (p *planner) blind(units []*facts.Unit) {
	threads := p.any("container_threads", units)
	p.add(Watch{
		Name: "Blind", Title: "containers without thread counts", Measure: Count, Limit: 0, Basis: "what the other rules need",
		Series: "count(" + p.any("container_start_time_seconds", units) + ") unless on () count(" + threads + ")",
		Source: at(units[0].File, units[0].Line), For: 15, Runbook: runbookBlind,
	})
}

// bytesOf returns a limit of a unit's containers.
func bytesOf(b *bound.Bound) (int64, bool) {
	if b == nil {
		return 0, false
	}
	return b.Hi()
}
