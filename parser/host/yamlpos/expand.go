package yamlpos

import (
	"fmt"
	"math"

	"go.yaml.in/yaml/v3"
)

// maxExpanded is how many nodes a document may stand for once every alias is
// put in. Aliases are read once each, so more costs nothing here; programs
// that do put them in run out of memory.
const maxExpanded = 100_000

// checkAliases notes a document whose aliases stand for far more than it holds.
func (d *Document) checkAliases(top *yaml.Node) {
	sizes := map[*yaml.Node]int64{}
	size := expanded(top, sizes)
	if size <= maxExpanded || size/10 < int64(len(sizes)) {
		return
	}
	at := d.offset(largestAlias(top, sizes))
	d.note(d.span(at, at), fmt.Sprintf(
		"an alias bomb: the aliases of %d nodes stand for more than %d, which no program should put in; each is read once here", len(sizes), maxExpanded))
}

// expanded is how many nodes the node stands for. A node that holds itself
// counts once.
func expanded(n *yaml.Node, sizes map[*yaml.Node]int64) int64 {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	if size, known := sizes[n]; known {
		return size
	}
	sizes[n] = 1
	size := int64(1)
	for _, child := range n.Content {
		if size += expanded(child, sizes); size > math.MaxInt32 {
			size = math.MaxInt32
		}
	}
	sizes[n] = size
	return size
}

// largestAlias returns the alias that stands for most.
func largestAlias(n *yaml.Node, sizes map[*yaml.Node]int64) *yaml.Node {
	best := n
	var most int64
	var look func(*yaml.Node)
	look = func(n *yaml.Node) {
		if n.Kind == yaml.AliasNode && sizes[n.Alias] > most {
			best, most = n, sizes[n.Alias]
		}
		for _, child := range n.Content {
			look(child)
		}
	}
	look(n)
	return best
}
