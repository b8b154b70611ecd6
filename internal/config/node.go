package config

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/internal/instance"
)

// defaultMaxPods is the kubelet's own default.
const defaultMaxPods = 110

// maxCPUs is far above any machine, and keeps sums from overflowing.
const maxCPUs = 1 << 16

// ParseNode reads a pool in one word: CPUSxMEMORY[*NODES], "16x64GiB*4", or
// INSTANCE[*NODES], "c7i.16xlarge*4".
func ParseNode(text string) (Pool, error) {
	p := Pool{NodesMin: 1, Nodes: 1, MaxPods: defaultMaxPods}
	wrong := fmt.Errorf("want CPUSxMEMORY*NODES, such as 16x64GiB*4, or INSTANCE*NODES, such as c7i.16xlarge*4, not %q", text)
	shape, nodes, several := strings.Cut(strings.ReplaceAll(text, " ", ""), "*")
	if !p.sized(shape) {
		p.Instance = shape
		if !p.fill() {
			return Pool{}, wrong
		}
	}
	var err error
	if several {
		if p.Nodes, err = strconv.Atoi(nodes); err != nil || p.Nodes < 1 || p.Nodes > largest {
			return Pool{}, wrong
		}
		p.NodesMin = p.Nodes
	}
	return p, nil
}

// sized reads CPUSxMEMORY.
func (p *Pool) sized(shape string) bool {
	cpus, memory, ok := strings.Cut(shape, "x")
	if !ok {
		return false
	}
	var wrong, bad error
	p.CPUs, wrong = strconv.Atoi(cpus)
	p.Memory, bad = ParseSize(memory)
	return wrong == nil && bad == nil && p.CPUs >= 1 && p.CPUs <= maxCPUs && p.Memory > 0
}

// fill sets what the machine type says and the pool does not; false if nothing
// is known of the type.
func (p *Pool) fill() bool {
	t, ok := instance.Lookup(p.Instance)
	if !ok {
		return false
	}
	if p.CPUs == 0 {
		p.CPUs = t.CPUs
	}
	if p.Memory == 0 {
		p.Memory = t.Memory
	}
	if p.GPUs == 0 {
		p.GPUs = t.GPUs
	}
	return true
}

// pool is a pool in one word or in full.
func pool() kind[Pool] {
	full := checked(object(poolFields()...), func(d *decoder, n *yaml.Node, p *Pool) {
		if p.Instance != "" && !p.fill() && (p.CPUs == 0 || p.Memory == 0) {
			d.problem(n, "no machine type %q is known: give cpus and memory", p.Instance)
		}
		p.complete()
	})
	return kind[Pool]{
		schema: schema{"anyOf": []schema{full.schema, {"type": "string", "pattern": `^ *[0-9]+ *x *[0-9.]+ *[kKmMgGtTpP]?[iI]?[bB]? *(\* *[0-9]+ *)?$|^ *[A-Za-z][A-Za-z0-9._-]* *(\* *[0-9]+ *)?$`}}},
		read: func(d *decoder, n *yaml.Node, into *Pool) {
			n, _ = d.resolve(n)
			if n.Kind != yaml.ScalarNode || n.ShortTag() == "!!null" {
				full.read(d, n, into)
				return
			}
			p, err := ParseNode(n.Value)
			if err != nil {
				d.problem(n, "%v", err)
				return
			}
			p.Name, p.At = into.Name, into.At
			*into = p
		},
		show: full.show,
	}
}

// complete fills in what a pool in full leaves out.
func (p *Pool) complete() {
	if p.Nodes == 0 {
		p.NodesMin, p.Nodes = 1, 1
	}
	p.MaxPodsGive = p.MaxPods > 0
	if !p.MaxPodsGive {
		p.MaxPods = defaultMaxPods
	}
	p.HasMatch = !p.Match.empty()
}

// nodes is a number of nodes, or the least and the most of them.
func nodes() kind[Pool] {
	one := count(1)
	span := object(
		key("min", "The fewest nodes that there are.", count(0), func(p *Pool) *int { return &p.NodesMin }),
		required(key("max", "The most nodes that there can be.", one, func(p *Pool) *int { return &p.Nodes })),
	)
	return kind[Pool]{
		schema: schema{"anyOf": []schema{one.schema, span.schema}},
		read: func(d *decoder, n *yaml.Node, into *Pool) {
			n, _ = d.resolve(n)
			if n.Kind == yaml.MappingNode {
				span.read(d, n, into)
				if into.NodesMin > into.Nodes {
					d.problem(n, "min %d is more than max %d", into.NodesMin, into.Nodes)
				}
				return
			}
			one.read(d, n, &into.Nodes)
			into.NodesMin = into.Nodes
		},
		show: func(p *printer, from Pool) *yaml.Node {
			if from.NodesMin == from.Nodes {
				return one.show(p, from.Nodes)
			}
			return span.show(p, from)
		},
	}
}
