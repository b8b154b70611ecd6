package capacity

import (
	"cmp"
	"fmt"
	"path"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// fit says how specifically a pool takes a unit; the zero fit is not at all.
type fit struct {
	way  way
	size int // labels, or characters of the glob
}

// way is what made a pool take a unit, the least specific first.
type way int

const (
	noWay      way = iota
	everything     // a pool without match
	byPath
	byHost
	byLabel // what the scheduler itself goes by
)

func (f fit) compare(g fit) int {
	return cmp.Or(cmp.Compare(f.way, g.way), cmp.Compare(f.size, g.size))
}

// setPool finds the pool that takes the unit: the one that it names, else the
// most specific one; of the pools without match only if neither an entry nor
// the role decides.
func (p *Placement) setPool(c *config.Config) {
	for i := range c.Pools {
		if c.Pools[i].Name == p.Unit.Place.Pool {
			p.Pool = &c.Pools[i]
			return
		}
	}
	var best fit
	var found, tied *config.Pool
	for i := range c.Pools {
		pool := &c.Pools[i]
		f := fitOf(pool, p.Unit)
		if pool.Carries != nil && len(c.Declared()) > 0 {
			f = fit{} // what the configuration declares counts
		}
		if f.way <= everything && p.Role != nil && p.Role.Pool == pool.Name {
			f = fit{way: everything, size: 1}
		}
		switch order := f.compare(best); {
		case f.way == noWay || order < 0:
		case order == 0:
			tied = pool
		default:
			best, found, tied = f, pool, nil
		}
	}
	if tied != nil {
		p.diag("pool-ambiguous", fmt.Sprintf("pools %q and %q both take %s: make the match of one more specific", found.Name, tied.Name, p.Unit.ID))
	}
	if found == nil && len(c.Declared()) > 0 {
		p.diag("pool-unmatched", fmt.Sprintf("no declared pool takes %s: nothing is known about its nodes", p.Unit.ID))
	}
	p.Pool = found
	if found != nil && found.Carries != nil && found.Nodes == 0 && unlimited(found.TotalCPUs) && unlimited(found.TotalMemory) {
		p.Diags = append(p.Diags, unit.Diag{Rule: "autoscaler-unbounded", At: found.At, Certain: true,
			Message: fmt.Sprintf("nothing limits how many nodes %q makes for what selects it", found.Name)})
	}
}

func unlimited(b *bound.Bound) bool { return b != nil && b.IsInf() }

func fitOf(pool *config.Pool, u *unit.Unit) fit {
	switch {
	case pool.Carries != nil:
		return selectedFit(pool.Carries, u.Place.NodeLabels)
	case !pool.HasMatch:
		return fit{way: everything}
	}
	best := fit{}
	for _, f := range []fit{labelFit(pool.Match, u.Place), namedFit(pool.Match, u.Place), pathFit(pool.Match, u)} {
		if f.compare(best) > 0 {
			best = f
		}
	}
	return best
}

// selectedFit goes by the labels that nodes carry: a unit that selects some of
// them, and none with another value, runs there.
func selectedFit(carried, selected map[string]string) fit {
	f := fit{}
	for label, value := range selected {
		switch own, ok := carried[label]; {
		case ok && own != value:
			return fit{}
		case ok:
			f = fit{byLabel, f.size + 1}
		}
	}
	return f
}

// labelFit goes by what schedulers go by: labels of nodes and of CI runners.
func labelFit(m config.Match, place unit.Place) fit {
	if len(m.Labels) > 0 && holdsAll(place.NodeLabels, m.Labels) {
		return fit{byLabel, len(m.Labels)}
	}
	if len(m.RunnerLabels) > 0 && len(place.RunnerLabels) > 0 && subset(place.RunnerLabels, m.RunnerLabels) {
		return fit{byLabel, len(place.RunnerLabels)}
	}
	return fit{}
}

// namedFit goes by names of groups of machines.
func namedFit(m config.Match, place unit.Place) fit {
	for _, label := range nodeGroupLabels() {
		if anyMatches(m.Nodepools, place.NodeLabels[label]) {
			return fit{byLabel, 1}
		}
	}
	if anyMatches(m.ResourceClass, place.ResourceClass) || anyMatches(m.ECSClusters, place.Cluster) {
		return fit{byLabel, 1}
	}
	for _, host := range place.Hosts {
		if anyMatches(m.Hosts, host) {
			return fit{byHost, 1}
		}
	}
	return fit{}
}

// nodeGroupLabels are the labels by which managed node groups are named.
func nodeGroupLabels() []string {
	return []string{
		"karpenter.sh/nodepool", "eks.amazonaws.com/nodegroup", "alpha.eksctl.io/nodegroup-name",
		"cloud.google.com/gke-nodepool", "kubernetes.azure.com/agentpool", "agentpool",
	}
}

func pathFit(m config.Match, u *unit.Unit) fit {
	if n := longestPath(m, u); n > 0 {
		return fit{byPath, n}
	}
	return fit{}
}

// longestPath goes by the file that the unit stands in, and by that of the
// kustomization which puts it together.
func longestPath(m config.Match, u *unit.Unit) int {
	n := longestMatch(m.Paths, pathOf(u))
	if u.Meta.Root != "" {
		n = max(n, longestMatch(m.Paths, path.Join(u.Meta.Root, "kustomization.yaml")))
	}
	return n
}

func pathOf(u *unit.Unit) string {
	if u.At.File == nil {
		return ""
	}
	return u.At.File.Path
}

// subset reports whether every word of a is one of b's.
func subset(a, b []string) bool {
	for _, word := range a {
		if !anyMatches(b, word) {
			return false
		}
	}
	return true
}
