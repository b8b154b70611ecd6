package watch

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// processes watches what runs straight on machines, with process-exporter.
// Its groups are named after programs, so that roles which start the same
// program on the same machine count together.
func (p *planner) processes(in roleUnits) {
	m := p.process(in.onHost)
	if matchers := p.watch.Nodes[p.owner.Pool]; matchers != "" {
		m = append(m, matchers)
	}
	on := func(metric string) string { return m.on("namedprocess_namegroup_" + metric) }
	group := []string{"instance", "groupname"}
	threads, procs := p.worst(in.onHost, byThreads), p.worst(in.onHost, byProcesses)
	for _, w := range []struct {
		key string
		Watch
	}{
		{"threads_per_process", Watch{Name: "ThreadsPerProcess", Title: "threads of one process, on average", Measure: Count,
			Series: on("num_threads") + " / (" + on("num_procs") + " > 0)", Subject: group, Source: threads, Runbook: runbookThreads}},
		{"threads_per_node", Watch{Name: "ThreadsPerNode", Title: "threads on one machine", Measure: Count,
			Series: sumBy("instance", on("num_threads")), Subject: []string{"instance"}, Source: threads, Runbook: runbookThreads}},
		{"processes_per_node", Watch{Name: "ProcessesPerNode", Title: "processes on one machine", Measure: Count,
			Series: sumBy("instance", on("num_procs")), Subject: []string{"instance"}, Source: procs, Runbook: runbookProcesses}},
		{"processes_total", Watch{Name: "Processes", Title: "processes", Measure: Count,
			Series: sumBy("", on("num_procs")), Source: procs, Runbook: runbookProcesses}},
	} {
		limit, where, ok := limitOf(in.role, w.key)
		if !ok {
			continue
		}
		w.Limit, w.Basis = limit, where
		p.add(w.Watch)
	}
	p.memoryOfProcesses(in, m)
	p.add(Watch{
		Name: "OpenFilesPerProcess", Title: "open files of a process, of its limit", Measure: Ratio, Limit: 1, Basis: "nofile limit of the process",
		Series: on("worst_fd_ratio"), Subject: group, Source: p.worst(in.onHost, byFiles), Severe: true, Runbook: runbookFiles,
	})
}

// memoryOfProcesses watches all copies on a machine together: process-exporter
// does not tell them apart.
func (p *planner) memoryOfProcesses(in roleUnits, m matchers) {
	limit, where, ok := limitOf(in.role, "memory_per_copy")
	if !ok {
		return
	}
	copies, known := most(in.onHost, func(u *facts.Unit) bound.Bound { return u.Copies.PerNode })
	if !known || copies == 0 {
		p.note(fmt.Sprintf("role %s: memory_per_copy needs a number of copies on one machine", in.role.Name))
		return
	}
	resident := append(m, equal("memtype", "resident"))
	p.add(Watch{
		Name: "MemoryPerNode", Title: "memory of the copies on one machine", Measure: Bytes, Limit: limit * float64(copies),
		Basis:  fmt.Sprintf("%s × %d copies", where, copies),
		Series: sumBy("instance", resident.on("namedprocess_namegroup_memory_bytes")), Subject: []string{"instance"},
		Source: p.worst(in.onHost, byMemory), Severe: true, Runbook: runbookMemory,
	})
}
