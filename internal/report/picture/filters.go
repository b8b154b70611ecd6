package picture

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// chains are the filters of one graph: those that only lead to one another
// are one role.
type chains struct {
	first, last map[*filtergraph.Filter]*Role
	network     *filtergraph.Network
	only        *Role // of a graph without a network, or whose text is not known
}

// end is a role with the label of its pad.
type end struct {
	role  *Role
	label string
}

// output returns what drives the graph's open output.
func (c *chains) output(pad int) end {
	if c.only != nil || c.network == nil || len(c.network.Outputs) == 0 {
		return end{role: c.only}
	}
	if pad < 0 || pad >= len(c.network.Outputs) {
		pad = 0
	}
	out := c.network.Outputs[pad]
	return end{c.last[out.Filter], out.Label}
}

// input returns what the graph's open input feeds.
func (c *chains) input(pad int) end {
	if c.only != nil || pad >= len(c.network.Inputs) {
		return end{role: c.only}
	}
	in := c.network.Inputs[pad]
	return end{c.first[in.Filter], in.Label}
}

// filterGraph adds the filters of a graph, and the links between them.
func (b *builder) filterGraph(f *graph.FilterGraph, id string) *chains {
	c := &chains{first: map[*filtergraph.Filter]*Role{}, last: map[*filtergraph.Filter]*Role{}, network: f.Network}
	group := choose(f.Complex, id)
	if f.Network == nil || f.Network.Graph == nil || len(f.Network.Graph.Filters()) == 0 {
		c.only = b.add(&Role{ID: id, Kind: Filter, Parts: append(b.parts(unwritten(f)), resized(f)...), Group: group})
		return c
	}
	n := newNeighbours(f.Network)
	for _, filter := range f.Network.Graph.Filters() {
		part := Part{Text: b.clean(filterText(filter))}
		if e, ok := n.joined(filter); ok && c.last[e.From.Filter] != nil {
			r := c.last[e.From.Filter]
			part.Label = b.clean(e.Label)
			r.Parts = append(r.Parts, part)
			c.first[filter], c.last[filter] = r, r
			continue
		}
		r := b.add(&Role{ID: fmt.Sprintf("%s_%d", id, len(c.first)), Kind: Filter, Parts: []Part{part}, Group: group})
		c.first[filter], c.last[filter] = r, r
	}
	for _, e := range f.Network.Links {
		if from, to := c.last[e.From.Filter], c.first[e.To.Filter]; from != to || !n.merges(e) {
			link(Link{From: from, To: to, Label: b.clean(e.Label)})
		}
	}
	return c
}

// unwritten names the filter of a graph without text.
func unwritten(f *graph.FilterGraph) string {
	switch {
	case f.Complex:
		return "filters that are not known"
	case f.Media == filtergraph.Audio:
		return "anull"
	}
	return "null"
}

// resized is the scaler that -s puts in front of an encoder.
func resized(f *graph.FilterGraph) []Part {
	for _, s := range f.Scalers {
		if s.Inserted && s.Why == "-s" && !s.Same {
			return []Part{{Text: "scale (-s)"}}
		}
	}
	return nil
}

// feed links decoders and other graphs to the open inputs of a graph.
func (b *builder) feed(f *graph.FilterGraph) {
	c := b.filters[f]
	if c.only != nil || len(f.Feeds) == 0 {
		for _, d := range f.Sources {
			link(Link{From: b.decoders[d.Stream], To: c.input(0).role})
		}
		return
	}
	for i, feed := range f.Feeds {
		to := c.input(i)
		switch {
		case feed.Stream != nil:
			link(Link{From: b.decoders[feed.Stream], To: to.role, Label: b.clean(to.label)})
		case feed.Graph != nil:
			link(Link{From: b.filters[feed.Graph].output(feed.Pad).role, To: to.role, Label: b.clean(to.label)})
		}
	}
}

// filterText writes a filter as it would be typed, without its labels.
func filterText(f *filtergraph.Filter) string {
	var b strings.Builder
	b.WriteString(f.Name)
	if f.Instance != "" {
		b.WriteString("@" + f.Instance)
	}
	for i, a := range f.Args {
		b.WriteString(map[bool]string{true: "=", false: ":"}[i == 0])
		if !a.Positional && a.Name != "" {
			b.WriteString(a.Name + "=")
		}
		b.WriteString(a.Value.String())
	}
	return b.String()
}

// neighbours count the links at each filter of a network.
type neighbours struct {
	outs, ins map[*filtergraph.Filter]int
	before    map[*filtergraph.Filter]filtergraph.Edge
}

func newNeighbours(n *filtergraph.Network) neighbours {
	all := neighbours{
		outs: map[*filtergraph.Filter]int{}, ins: map[*filtergraph.Filter]int{},
		before: map[*filtergraph.Filter]filtergraph.Edge{},
	}
	for _, e := range n.Links {
		all.outs[e.From.Filter]++
		all.ins[e.To.Filter]++
		all.before[e.To.Filter] = e
	}
	for _, p := range n.Inputs {
		all.ins[p.Filter]++
	}
	for _, p := range n.Outputs {
		all.outs[p.Filter]++
	}
	return all
}

// joined returns the link in front of a filter, if it is the only way in and
// the only way out of what feeds it.
func (n neighbours) joined(f *filtergraph.Filter) (filtergraph.Edge, bool) {
	e, ok := n.before[f]
	return e, ok && n.merges(e)
}

func (n neighbours) merges(e filtergraph.Edge) bool {
	return n.outs[e.From.Filter] == 1 && n.ins[e.To.Filter] == 1
}
