package propose

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/instance"
)

// pool is a proposed pool.
type pool struct {
	name string
	size *config.Pool // nil: nothing says how large its nodes are
	// labels or list say what it matches; key is the key of the list.
	labels map[string]string
	key    string
	list   []string
	seen   string // where the repository shows it: "deploy/enc.yaml:12"
}

// poolsOf returns one pool for each set of node labels, runner labels and so
// on that the units ask for; one for everything where they ask for nothing.
func poolsOf(units []*facts.Unit, shown *config.Config, size *config.Pool) []pool {
	var pools []pool
	known := map[string]bool{}
	local := false
	for _, u := range units {
		p, ok := poolOf(u)
		id := fmt.Sprint(p.labels, p.key, p.list)
		local = local || u.Scheduling.MachineCPUs == nil && !u.Scheduling.Elsewhere
		if !ok || known[id] {
			continue
		}
		known[id] = true
		p.size, p.seen = cmp.Or(size, sizeOf(u, shown)), fmt.Sprintf("%s:%d", u.File, u.Line)
		pools = append(pools, p)
	}
	if len(pools) == 0 && local {
		return []pool{{name: "nodes", size: size}}
	}
	uniqueNames(pools)
	return pools
}

// sizeOf returns the nodes that the repository itself shows for the unit: a
// node pool among its files, or a type of machine that it asks for; nil if
// it shows none.
func sizeOf(u *facts.Unit, shown *config.Config) *config.Pool {
	if shown != nil {
		for i, p := range shown.Pools {
			if p.Name == u.Pool && p.CPUs > 0 {
				return &shown.Pools[i]
			}
		}
	}
	if t, known := instance.Lookup(u.Scheduling.NodeLabels["node.kubernetes.io/instance-type"]); known {
		return &config.Pool{CPUs: t.CPUs, Memory: t.Memory}
	}
	return nil
}

// poolOf returns the pool that the unit asks for; false if it asks for none.
func poolOf(u *facts.Unit) (pool, bool) {
	s := u.Scheduling
	labels := maps.Clone(s.NodeLabels)
	for name := range labels {
		if strings.HasPrefix(name, "kubernetes.io/") { // operating system, architecture, host name
			delete(labels, name)
		}
	}
	switch {
	case len(labels) > 0:
		last := slices.Max(slices.Collect(maps.Keys(labels)))
		return pool{name: labels[last], labels: labels}, true
	case s.MachineCPUs != nil || s.Elsewhere:
		return pool{}, false
	case len(s.RunnerLabels) > 0:
		return pool{name: s.RunnerLabels[len(s.RunnerLabels)-1], key: "runner_labels", list: s.RunnerLabels}, true
	case s.ResourceClass != "":
		return pool{name: s.ResourceClass, key: "resource_classes", list: []string{s.ResourceClass}}, true
	case s.Cluster != "":
		return pool{name: s.Cluster, key: "ecs_clusters", list: []string{s.Cluster}}, true
	case len(s.Hosts) > 0:
		return pool{name: s.Hosts[0], key: "hosts", list: s.Hosts}, true
	}
	return pool{}, false
}

// uniqueNames makes the names plain and gives each only once.
func uniqueNames(pools []pool) {
	taken := map[string]bool{}
	for i := range pools {
		base := plain(cmp.Or(pools[i].name, "nodes"))
		name := base
		for n := 2; taken[name]; n++ {
			name = fmt.Sprintf("%s-%d", base, n)
		}
		taken[name], pools[i].name = true, name
	}
}

// plain turns a text into a name: letters, digits, - and _.
func plain(text string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		}
		return '-'
	}, text)
	return cmp.Or(strings.Trim(name, "-"), "nodes")
}
