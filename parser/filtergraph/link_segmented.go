package filtergraph

import "fmt"

// linkSegmented links like avfilter_graph_segment_link
// (libavfilter/graphparser.c from 6.1 on): each pad looks for its partner
// from its own filter onwards, and what finds none stays open.
func (l *linker) linkSegmented() {
	for _, n := range l.nodes {
		l.attachLabels(n)
	}
	inputs, outputs := l.index(func(n *node) []pad { return n.inputs }), l.index(func(n *node) []pad { return n.outputs })
	for at, n := range l.nodes {
		for i := range n.inputs {
			p := &n.inputs[i]
			if p.linked || p.label == nil {
				continue
			}
			if from, ok := outputs.find(p.label.Name, at, func(e end) bool { return !e.node.outputs[e.pad].linked }); ok {
				l.join(from.node, from.pad, n, i, p.label.Name)
			}
		}
		for i := range n.outputs {
			l.linkOutput(n, i, at, inputs)
		}
	}
}

// attachLabels gives labels to pads, in order.
func (l *linker) attachLabels(n *node) {
	f := n.filter
	if len(f.Inputs) > len(n.inputs) {
		l.report("open-pad", f.At, fmt.Sprintf("filter %s has %d inputs and %d input labels", f.Name, len(n.inputs), len(f.Inputs)))
	}
	if len(f.Outputs) > len(n.outputs) {
		l.report("open-pad", f.At, fmt.Sprintf("filter %s has %d outputs and %d output labels", f.Name, len(n.outputs), len(f.Outputs)))
	}
	for i := range min(len(f.Inputs), len(n.inputs)) {
		n.inputs[i].label = &f.Inputs[i]
	}
	for i := range min(len(f.Outputs), len(n.outputs)) {
		n.outputs[i].label = &f.Outputs[i]
	}
}

func (l *linker) linkOutput(n *node, i, at int, inputs labelIndex) {
	p := &n.outputs[i]
	if p.linked {
		return
	}
	if p.label != nil {
		if to, ok := inputs.find(p.label.Name, at, func(e end) bool { return !e.node.inputs[e.pad].linked }); ok {
			l.join(n, i, to.node, to.pad, p.label.Name)
		}
		return
	}
	if n.next == nil {
		return
	}
	for in := range n.next.inputs {
		if q := n.next.inputs[in]; !q.linked && q.label == nil {
			l.join(n, i, n.next, in, "")
			return
		}
	}
}

// labelIndex holds the labelled pads by label, in the order of the text.
type labelIndex map[string][]indexed

type indexed struct {
	end
	at int // of the filter
}

func (l *linker) index(side func(*node) []pad) labelIndex {
	x := labelIndex{}
	for at, n := range l.nodes {
		for i, p := range side(n) {
			if p.label != nil {
				x[p.label.Name] = append(x[p.label.Name], indexed{end{n, i}, at})
			}
		}
	}
	return x
}

// find returns the first free pad with the label from a filter onwards. Pads
// before it cannot become free again, so that the list shrinks from the front.
func (x labelIndex) find(label string, from int, free func(end) bool) (end, bool) {
	list := x[label]
	for len(list) > 0 && (list[0].at < from || !free(list[0].end)) {
		list = list[1:]
	}
	x[label] = list
	if len(list) == 0 {
		return end{}, false
	}
	return list[0].end, true
}
