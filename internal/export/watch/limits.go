package watch

import (
	"fmt"
	"maps"
	"slices"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
)

// limitsOf watches containers against what kills or refuses them: memory,
// tasks and open files. The role's budget of memory counts where it is the
// lower one.
func (p *planner) limitsOf(units []*facts.Unit, r *config.Role) {
	p.memoryOf(units, r)
	p.tasksOf(units)
	p.filesOf(units)
}

func (p *planner) memoryOf(units []*facts.Unit, r *config.Role) {
	budget, where, declared := 0.0, "", false
	if r != nil {
		budget, where, declared = limitOf(r, "memory_per_copy")
	}
	byLimit := byNumber(units, func(u *facts.Unit) (int64, bool) {
		own, has := bytesOf(u.Limits.Memory)
		if declared && (!has || int64(budget) < own) {
			return int64(budget), true
		}
		return own, has
	})
	for _, limit := range slices.Sorted(maps.Keys(byLimit)) {
		if limit == 0 {
			continue // nothing is declared
		}
		alike := byLimit[limit]
		w := Watch{
			Name: "MemoryPerContainer", Title: "memory of one container", Measure: Bytes, Limit: float64(limit),
			Basis: "limit of the container", Series: p.any("container_memory_working_set_bytes", alike), Subject: subject(alike[0]),
			Source: p.worst(alike, byMemory), Severe: true, Runbook: runbookMemory,
		}
		if declared && limit == int64(budget) {
			w.Basis = where
		}
		p.add(w)
	}
}

func (p *planner) tasksOf(units []*facts.Unit) {
	byLimit := byNumber(units, func(u *facts.Unit) (int64, bool) { return bytesOf(u.Limits.Pids) })
	for _, limit := range slices.Sorted(maps.Keys(byLimit)) {
		if limit == 0 {
			continue
		}
		alike := byLimit[limit]
		p.add(Watch{
			Name: "TasksPerContainer", Title: "threads and processes of one container", Measure: Count, Limit: float64(limit),
			Basis: "pids limit of the container", Series: p.any("container_threads", alike), Subject: subject(alike[0]),
			Source: p.worst(alike, byThreads), Severe: true, Runbook: runbookTasks,
		})
	}
}

// filesOf watches open files against the limit of one process: the declared
// one, else the one that the container runtime set, which cAdvisor tells too.
func (p *planner) filesOf(units []*facts.Unit) {
	byLimit := byNumber(units, func(u *facts.Unit) (int64, bool) { return bytesOf(u.Limits.Nofile) })
	for _, limit := range slices.Sorted(maps.Keys(byLimit)) {
		alike := byLimit[limit]
		w := Watch{
			Name: "OpenFilesPerContainer", Title: "open files of one container", Measure: Count, Limit: float64(limit),
			Basis: fmt.Sprintf("nofile limit of %d for each process", limit), Series: p.any("container_file_descriptors", alike), Subject: subject(alike[0]),
			Source: p.worst(alike, byFiles), Severe: true, Runbook: runbookFiles,
		}
		if limit == 0 {
			w.Title, w.Measure, w.Limit, w.Basis = "open files of one container, of the limit of a process", Ratio, 1, "nofile limit that the runtime sets"
			w.Series = p.each(alike, func(u *facts.Unit) string {
				m := p.container(u)
				soft := append(slices.Clone(m), equal("ulimit", "max_open_files"))
				return m.on("container_file_descriptors") + " / ignoring (ulimit) (" + soft.on("container_ulimits_soft") + " > 0)"
			})
		}
		p.add(w)
	}
}

// unit plans a unit of no role, if it has limits of its own.
func (p *planner) unit(u *facts.Unit) {
	if !runs(u) || !isContainer(u) {
		return
	}
	p.begin("unit "+u.ID, Watch{Unit: u.ID, Pool: u.Pool})
	defer p.end()
	units := []*facts.Unit{u}
	p.memoryOf(units, nil)
	p.tasksOf(units)
	if u.Limits.Nofile != nil {
		p.filesOf(units)
	}
}
