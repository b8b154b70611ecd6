package config

import (
	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/parser/bound"
)

func role() kind[Role] { return completed(object(roleFields()...)) }

// completed fills in what a role leaves out.
func completed(k kind[Role]) kind[Role] {
	return checked(k, func(_ *decoder, _ *yaml.Node, r *Role) {
		r.HasMatch = !r.Match.empty()
		if r.Window == "" {
			r.Window = "peak"
		}
	})
}

func roleFields() []field[Role] {
	return []field[Role]{
		key("pool", "The pool that the role runs on.", text(), func(r *Role) *string { return &r.Pool }),
		key("match", "Which units belong to the role: every entry that is given must match.",
			object(roleMatchFields()...), func(r *Role) *Match { return &r.Match }),
		key("limits", "The budget. Every key is optional.", object(limitFields()...), self[Role]),
		key("require", "What every unit of the role must have.", list(oneOf(requirements()...)), func(r *Role) *[]string { return &r.Require }),
		key("window", "peak counts what a rollout adds for a while; steady does not.", oneOf("peak", "steady"), func(r *Role) *string { return &r.Window }),
		key("share", "Share of the pool, for sums over many repositories.", optional(decimal()), func(r *Role) **bound.Bound { return &r.Share }),
	}
}

func requirements() []string {
	return []string{"explicit_threads", "cpu_limit", "memory_limit", "pids_limit", "bounded_fanout", "bounded_retry", "progress", "log"}
}

func roleMatchFields() []field[Match] {
	return []field[Match]{
		key("paths", "Files that the units stand in.", list(glob()), func(m *Match) *[]string { return &m.Paths }),
		key("kinds", "Kinds of object, as Deployment.", list(glob()), func(m *Match) *[]string { return &m.Kinds }),
		key("namespaces", "Namespaces.", list(glob()), func(m *Match) *[]string { return &m.Namespaces }),
		key("names", "Names of workloads, services and jobs.", list(glob()), func(m *Match) *[]string { return &m.Names }),
		key("labels", "Labels of the units.", mapOf(text()), func(m *Match) *map[string]string { return &m.Labels }),
		key("images", "Images, without tag.", list(glob()), func(m *Match) *[]string { return &m.Images }),
		key("services", "Compose services.", list(glob()), func(m *Match) *[]string { return &m.Services }),
	}
}

// limitFields are the limits that a role can have.
func limitFields() []field[Role] {
	return []field[Role]{
		limit("copies_total", "Copies at once.", count[int64](0)),
		limit("copies_per_node", "Copies at once on one node.", count[int64](0)),
		limit("processes_per_copy", "Processes of ffmpeg at once in one copy.", count[int64](0)),
		limit("processes_per_node", "Processes at once on one node.", count[int64](0)),
		limit("processes_total", "Processes at once.", count[int64](0)),
		limit("threads_per_process", "Threads of one process.", count[int64](0)),
		limit("threads_per_node", "Threads at once on one node.", count[int64](0)),
		limit("memory_per_copy", "Memory of all processes of one copy.", size()),
		limit("outputs_per_process", "Outputs of one command.", count[int64](0)),
		limit("segments_per_minute", "Segment files a minute, of all copies.", count[int64](0)),
		limit("starts_per_run", "Process starts, retries included, of one run.", count[int64](0)),
		limit("overlap", "Periodic runs at once.", count[int64](0)),
	}
}

// limit is one key of a role's limits.
func limit(name, doc string, k kind[int64]) field[Role] {
	f := key(name, doc, k, func(*Role) *int64 { return new(int64) })
	f.read = func(d *decoder, n *yaml.Node, into *Role) {
		value, before := int64(0), len(d.problems)
		k.read(d, n, &value)
		if len(d.problems) > before {
			return
		}
		if into.Limits == nil {
			into.Limits = map[string]Limit{}
		}
		into.Limits[name] = Limit{Value: value, At: d.span(n)}
	}
	f.show = func(p *printer, from Role) *yaml.Node {
		given, ok := from.Limits[name]
		switch {
		case !ok:
			return nil
		case given.Value == 0:
			return p.scalar("0")
		}
		return k.show(p, given.Value)
	}
	return f
}
