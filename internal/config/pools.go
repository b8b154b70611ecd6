package config

import (
	"reflect"

	"go.yaml.in/yaml/v3"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/ffvet/ffvet/parser/bound"
)

func poolFields() []field[Pool] {
	return []field[Pool]{
		key("nodes", "Nodes of this pool: a number, or {min, max}. Totals use the most.", nodes(), self[Pool]),
		key("instance", "Type of the machines, as c7i.16xlarge: gives cpus, memory and GPUs that are not declared.", text(), func(p *Pool) *string { return &p.Instance }),
		key("cpus", "CPUs of one node; hyper-threads count.", count(1), func(p *Pool) *int { return &p.CPUs }),
		key("memory", "Memory of one node.", size(), func(p *Pool) *int64 { return &p.Memory }),
		key("pids", "Processes and threads that one node allows.", count(1), func(p *Pool) *int { return &p.Pids }),
		key("max_pods", "Pods that one node takes; 110 if not given.", count(1), func(p *Pool) *int { return &p.MaxPods }),
		key("runners_per_node", "CI agents on one node.", count(1), func(p *Pool) *int { return &p.Runners }),
		key("disk", "Disk of one node.", object(diskFields()...), func(p *Pool) *Disk { return &p.Disk }),
		key("network", "Network of one node, as 10Gbit/s.", bitRate(), func(p *Pool) *int64 { return &p.Network }),
		key("gpu", "GPUs of one node.", object(gpuFields()...), self[Pool]),
		key("cpu_manager", "The kubelet's CPU manager policy.", choice("static", "none"), func(p *Pool) *bool { return &p.StaticCPU }),
		key("reserve", "What the system keeps of each node.", object(reserveFields()...), self[Pool]),
		key("allow", "How far a node may be overcommitted.", object(allowFields()...), func(p *Pool) *Allow { return &p.Allow }),
		key("match", "Which units run here: any entry that matches is enough. A pool without it takes every unit.",
			object(poolMatchFields()...), func(p *Pool) *Match { return &p.Match }),
	}
}

func diskFields() []field[Disk] {
	return []field[Disk]{
		key("space", "Bytes.", size(), func(d *Disk) *int64 { return &d.Space }),
		key("inodes", "Files, as 30M.", many(), func(d *Disk) *int64 { return &d.Inodes }),
		key("write", "Bytes written a second, as 400MB/s.", byteRate(), func(d *Disk) *int64 { return &d.Write }),
	}
}

func gpuFields() []field[Pool] {
	return []field[Pool]{
		key("count", "GPUs of one node.", count(0), func(p *Pool) *int { return &p.GPUs }),
		key("encode_sessions", "Encodes at once that one GPU allows.", count(0), func(p *Pool) *int { return &p.Sessions }),
	}
}

func reserveFields() []field[Pool] {
	return []field[Pool]{
		key("cpus", "CPUs.", decimal(), func(p *Pool) *bound.Bound { return &p.ReserveCPU }),
		key("memory", "Memory.", size(), func(p *Pool) *int64 { return &p.ReserveMem }),
	}
}

func allowFields() []field[Allow] {
	return []field[Allow]{
		key("threads_per_cpu", "Threads for each CPU; 10 if not given.", optional(decimal()), func(a *Allow) **bound.Bound { return &a.ThreadsPerCPU }),
		key("cpu_limits", "Sum of CPU limits, as a share of the node.", optional(decimal()), func(a *Allow) **bound.Bound { return &a.CPULimits }),
		key("memory", "Sum of memory, as a share of the node; 1 if not given.", optional(decimal()), func(a *Allow) **bound.Bound { return &a.Memory }),
	}
}

func poolMatchFields() []field[Match] {
	return []field[Match]{
		key("labels", "Node labels that the unit asks for.", mapOf(text()), func(m *Match) *map[string]string { return &m.Labels }),
		key("nodepools", "Names of node pools and node groups.", list(glob()), func(m *Match) *[]string { return &m.Nodepools }),
		key("hosts", "Host names.", list(glob()), func(m *Match) *[]string { return &m.Hosts }),
		key("runner_labels", "Labels of CI runners.", list(text()), func(m *Match) *[]string { return &m.RunnerLabels }),
		key("resource_classes", "Resource classes of CI runners.", list(glob()), func(m *Match) *[]string { return &m.ResourceClass }),
		key("ecs_clusters", "ECS clusters.", list(glob()), func(m *Match) *[]string { return &m.ECSClusters }),
		key("paths", "Files that the units stand in.", list(glob()), func(m *Match) *[]string { return &m.Paths }),
	}
}

// defaultThreadsPerCPU is what a pool that declares none may have: past it the
// threads of encoders mostly wait for each other.
const defaultThreadsPerCPU = 10

// ThreadBudget is how many threads one node of the pool may have.
func (p *Pool) ThreadBudget() bound.Bound {
	perCPU := bound.Of(defaultThreadsPerCPU)
	if p.Allow.ThreadsPerCPU != nil {
		perCPU = *p.Allow.ThreadsPerCPU
	}
	return bound.Of(int64(p.CPUs)).Mul(perCPU)
}

// MemoryBudget is how many bytes one node of the pool may have in use: what
// the system leaves, times what the pool allows.
func (p *Pool) MemoryBudget() bound.Bound {
	share := bound.Of(1)
	if p.Allow.Memory != nil {
		share = *p.Allow.Memory
	}
	return bound.Of(max(p.Memory-p.ReserveMem, 0)).Mul(share)
}

func (m Match) empty() bool { return reflect.ValueOf(m).IsZero() }

// glob is a pattern with *, ?, [a-z], {a,b} and, for paths, **.
func glob() kind[string] {
	return checked(text(), func(d *decoder, n *yaml.Node, v *string) {
		if !doublestar.ValidatePattern(*v) {
			d.problem(n, "%q is not a glob: close its brackets and braces", *v)
			*v = ""
		}
	})
}
