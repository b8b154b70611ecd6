package filtergraph

import (
	"fmt"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/source"
)

// Link links the pads of a graph that was resolved with the same catalog, as
// that version of libavfilter does.
func Link(g *Graph, cat *catalog.Catalog) *Network {
	n := &Network{Graph: g, Open: g.Open || len(g.Problems) > 0 && anyRefused(g.Problems)}
	l := linker{network: n}
	for _, chain := range g.Chains {
		l.addChain(chain)
	}
	if catalog.Compare(cat.Version, segmented) >= 0 {
		l.linkSegmented()
	} else {
		l.linkInOrder()
	}
	l.collectOpen()
	l.duplicateLabels()
	return n
}

func anyRefused(problems []Problem) bool {
	for _, p := range problems {
		if p.Refused {
			return true
		}
	}
	return false
}

// linker holds the pads while they are being linked.
type linker struct {
	network *Network
	nodes   []*node
}

// node is a filter with its pads.
type node struct {
	filter          *Filter
	inputs, outputs []pad
	next            *node // in the same chain
	guessed         bool  // the number of pads is not known
}

// pad is one pad while it is being linked.
type pad struct {
	media  Media
	linked bool
	label  *Label
}

func (l *linker) addChain(chain []*Filter) {
	var before *node
	for i, f := range chain {
		n := newNode(f, i == 0, i == len(chain)-1)
		l.network.Open = l.network.Open || n.guessed
		if before != nil {
			before.next = n
		}
		l.nodes = append(l.nodes, n)
		before = n
	}
}

// newNode gives a filter whose pads are not known those that its labels and
// its place in the chain ask for.
func newNode(f *Filter, first, last bool) *node {
	n := &node{filter: f}
	in, out, ok := f.Pads()
	if !ok {
		n.guessed = true
		in = guess(in, max(len(f.Inputs), choose(first, 0, 1), choose(len(f.Inputs) == 0, 1, 0)))
		out = guess(out, max(len(f.Outputs), choose(last, 0, 1), choose(len(f.Outputs) == 0, 1, 0)))
	}
	n.inputs, n.outputs = pads(in), pads(out)
	return n
}

func guess(known []Media, n int) []Media {
	if known != nil {
		return known
	}
	return make([]Media, n)
}

func pads(media []Media) []pad {
	list := make([]pad, len(media))
	for i, m := range media {
		list[i].media = m
	}
	return list
}

// join links an output to an input, and reports media types that differ.
func (l *linker) join(from *node, out int, to *node, in int, label string) {
	a, b := &from.outputs[out], &to.inputs[in]
	a.linked, b.linked = true, true
	media := a.media
	if media == AnyMedia {
		media = b.media
	}
	l.network.Links = append(l.network.Links, Edge{
		From: End{from.filter, out}, To: End{to.filter, in}, Media: media, Label: label,
	})
	if a.media == b.media || a.media == AnyMedia || b.media == AnyMedia {
		return
	}
	l.report("wrong-media-type", to.filter.At, fmt.Sprintf("the %s output of filter %s cannot feed the %s input of filter %s",
		a.media, from.filter.Name, b.media, to.filter.Name))
}

func (l *linker) report(rule string, at source.Span, message string) {
	l.network.Problems = append(l.network.Problems, Problem{
		Rule: rule, Message: message, At: at, Refused: true, Certain: !l.network.Open,
	})
}

// collectOpen lists the pads that nothing was linked to.
func (l *linker) collectOpen() {
	for _, n := range l.nodes {
		l.network.Inputs = append(l.network.Inputs, openPads(n.filter, n.inputs)...)
		l.network.Outputs = append(l.network.Outputs, openPads(n.filter, n.outputs)...)
	}
}

func openPads(f *Filter, pads []pad) []OpenPad {
	var open []OpenPad
	for i, p := range pads {
		if p.linked {
			continue
		}
		o := OpenPad{Media: p.media, Filter: f, Pad: i, At: f.At}
		if p.label != nil {
			o.Label, o.LabelOpen, o.At = p.label.Name, p.label.Open, p.label.At
		}
		open = append(open, o)
	}
	return open
}

// duplicateLabels reports outputs that share a label: only one of them can be
// reached by it.
func (l *linker) duplicateLabels() {
	seen := map[string]bool{}
	for _, o := range l.network.Outputs {
		if o.Label == "" || o.LabelOpen {
			continue
		}
		if seen[o.Label] {
			l.report("duplicate-label", o.At, fmt.Sprintf("a second output is labelled [%s]: only one of them can be used", o.Label))
		}
		seen[o.Label] = true
	}
}
