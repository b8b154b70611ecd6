package watch

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// pool plans what belongs to the nodes of one pool.
func (p *planner) pool(pool *config.Pool) {
	p.begin("pool "+pool.Name, Watch{Pool: pool.Name})
	defer p.end()
	var units, containers []*facts.Unit
	for _, u := range p.doc.Units {
		if u.Pool != pool.Name || !runs(u) {
			continue
		}
		units = append(units, u)
		if isContainer(u) {
			containers = append(containers, u)
		}
	}
	p.threadsOfPool(pool, containers)
	nodes, ok := p.nodes(pool.Name)
	if !ok {
		p.note(fmt.Sprintf("pool %s: watch.nodes must say which nodes are its own, as in nodes: {%s: 'instance=~\"…\"'}; what node_exporter shows is left out", pool.Name, pool.Name))
		return
	}
	p.nodeMemory(pool, nodes, units)
	p.nodeDisk(pool, nodes, units)
	p.nodeTasks(pool, nodes, units)
}

// nodes returns the matchers of a pool's nodes on node_exporter: those that
// the configuration gives, else its host names; a sole pool has all nodes.
func (p *planner) nodes(name string) (m matchers, ok bool) {
	if text := p.watch.Nodes[name]; text != "" {
		return append(p.declared(), text), true
	}
	pools := p.doc.Settings.Pools
	for i := range pools {
		if pools[i].Name == name && len(pools[i].Match.Hosts) > 0 {
			return append(p.declared(), like("instance", hostPattern(pools[i].Match.Hosts))), true
		}
	}
	return p.declared(), len(pools) == 1
}

// hostPattern is a pattern for the addresses of hosts that globs name.
func hostPattern(globs []string) string {
	var all []string
	for _, g := range globs {
		text := regexp.QuoteMeta(g)
		text = strings.NewReplacer(`\*`, ".*", `\?`, ".").Replace(text)
		all = append(all, text)
	}
	return "(" + strings.Join(all, "|") + ")(:[0-9]+)?"
}

func (p *planner) threadsOfPool(pool *config.Pool, containers []*facts.Unit) {
	budget, known := pool.ThreadBudget().Hi()
	if !known || budget == 0 || len(containers) == 0 {
		return
	}
	p.add(Watch{
		Name: "ThreadsPerNode", Title: "threads of ffmpeg's containers on one node", Measure: Count, Limit: float64(budget),
		Basis:  fmt.Sprintf("pools.%s: %d CPUs × allow.threads_per_cpu", pool.Name, pool.CPUs),
		Series: sumBy("instance", p.any("container_threads", containers)), Subject: []string{"instance"},
		Source: p.worst(containers, byThreads), Runbook: runbookThreads,
	})
}

func (p *planner) nodeMemory(pool *config.Pool, nodes matchers, units []*facts.Unit) {
	limit := bound.Of(1)
	if pool.Allow.Memory != nil {
		limit = *pool.Allow.Memory
	}
	milli, _ := limit.MilliHi()
	p.add(Watch{
		Name: "MemoryPerNode", Title: "memory of one node in use", Measure: Ratio, Limit: min(float64(milli)/1000, 1),
		Basis:  "pools." + pool.Name + ".allow.memory",
		Series: "1 - " + nodes.on("node_memory_MemAvailable_bytes") + " / " + nodes.on("node_memory_MemTotal_bytes"), Subject: []string{"instance"},
		Source: p.worst(units, byMemory), Severe: true, Runbook: runbookMemory,
	})
}

func (p *planner) nodeDisk(pool *config.Pool, nodes matchers, units []*facts.Unit) {
	source := p.worst(units, byMemory)
	wait := append(nodes[:len(nodes):len(nodes)], equal("mode", "iowait"))
	p.add(Watch{
		Name: "IOWait", Title: "CPU time that waits for disks", Measure: Ratio, Limit: p.watch.IOWait, Basis: "watch.io_wait",
		Series: "avg by (instance) (rate(" + wait.on("node_cpu_seconds_total") + "[5m]))", Subject: []string{"instance"},
		Source: source, For: 5, Runbook: runbookIO,
	})
	rate := func(metric string) string { return sumBy("instance", "rate("+nodes.on(metric)+"[5m])") }
	disks := append(nodes[:len(nodes):len(nodes)], diskOnly())
	where := "pools." + pool.Name
	for _, w := range []Watch{
		{Name: "DiskWrites", Title: "bytes written on one node", Measure: ByteRate, Limit: float64(pool.Disk.Write), Basis: where + ".disk.write",
			Series: rate("node_disk_written_bytes_total"), For: 5},
		{Name: "DiskSpace", Title: "disk space in use", Measure: Bytes, Limit: float64(pool.Disk.Space), Basis: where + ".disk.space", Severe: true,
			Series: "max by (instance) (" + disks.on("node_filesystem_size_bytes") + " - " + disks.on("node_filesystem_avail_bytes") + ")"},
		{Name: "Inodes", Title: "files on one disk", Measure: Count, Limit: float64(pool.Disk.Inodes), Basis: where + ".disk.inodes", Severe: true,
			Series: "max by (instance) (" + disks.on("node_filesystem_files") + " - " + disks.on("node_filesystem_files_free") + ")"},
		{Name: "Network", Title: "bits received and sent on one node", Measure: BitRate, Limit: float64(pool.Network), Basis: where + ".network", For: 5,
			Series: "8 * (" + rate("node_network_receive_bytes_total") + " + " + rate("node_network_transmit_bytes_total") + ")"},
	} {
		if w.Limit > 0 {
			w.Source, w.Subject, w.Runbook = source, []string{"instance"}, runbookIO
			p.add(w)
		}
	}
}

// nodeTasks watches the tasks of a node, if the pool says how many it allows.
func (p *planner) nodeTasks(pool *config.Pool, nodes matchers, units []*facts.Unit) {
	if pool.Pids == 0 {
		return
	}
	p.add(Watch{
		Name: "TasksPerNode", Title: "threads and processes of one node", Measure: Count, Limit: float64(pool.Pids), Basis: "pools." + pool.Name + ".pids",
		Series: nodes.on("node_processes_threads"), Subject: []string{"instance"},
		Source: p.worst(units, byThreads), Severe: true, Runbook: runbookTasks,
	})
}
