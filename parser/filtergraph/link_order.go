package filtergraph

import "fmt"

// end is an output pad that waits for an input: by its place in the chain, or
// by a label.
type end struct {
	node *node
	pad  int
}

// linkInOrder links like avfilter_graph_parse2 (libavfilter/graphparser.c up
// to 6.0): one pass; labels meet whichever comes second.
func (l *linker) linkInOrder() {
	openInputs := map[string][]end{}  // labelled inputs without a source, oldest first
	openOutputs := map[string][]end{} // labelled outputs without a target, newest last
	var current []end                 // unlabelled outputs of the filter before
	for _, n := range l.nodes {
		l.feed(n, &current, openInputs, openOutputs)
		l.drain(n, &current, openInputs, openOutputs)
		if n.next == nil {
			current = nil // they stay open
		}
	}
}

// feed links the inputs of a filter, labelled ones first.
func (l *linker) feed(n *node, current *[]end, openInputs, openOutputs map[string][]end) {
	f := n.filter
	for len(n.inputs) < len(f.Inputs)+len(*current) && n.guessed {
		n.inputs = append(n.inputs, pad{})
	}
	if wanted := len(f.Inputs) + len(*current); wanted > len(n.inputs) {
		l.report("open-pad", f.At, fmt.Sprintf("filter %s has %d inputs and is given %d", f.Name, len(n.inputs), wanted))
	}
	for i := range n.inputs {
		switch {
		case i < len(f.Inputs):
			label := &f.Inputs[i]
			if from, ok := takeNewest(openOutputs, label.Name); ok {
				l.join(from.node, from.pad, n, i, label.Name)
				continue
			}
			n.inputs[i].label = label
			openInputs[label.Name] = append(openInputs[label.Name], end{n, i})
		case i-len(f.Inputs) < len(*current):
			from := (*current)[i-len(f.Inputs)]
			l.join(from.node, from.pad, n, i, "")
		}
	}
	*current = nil
}

// drain links the labelled outputs of a filter; the rest goes on in the chain.
func (l *linker) drain(n *node, current *[]end, openInputs, openOutputs map[string][]end) {
	for i := range n.outputs {
		if i >= len(n.filter.Outputs) {
			*current = append(*current, end{n, i})
			continue
		}
		label := &n.filter.Outputs[i]
		if to, ok := takeOldest(openInputs, label.Name); ok {
			to.node.inputs[to.pad].label = nil
			l.join(n, i, to.node, to.pad, label.Name)
			continue
		}
		n.outputs[i].label = label
		openOutputs[label.Name] = append(openOutputs[label.Name], end{n, i})
	}
	for _, label := range n.filter.Outputs[min(len(n.outputs), len(n.filter.Outputs)):] {
		l.report("open-pad", label.At, fmt.Sprintf("filter %s has no output for label [%s]", n.filter.Name, label.Name))
	}
}

func takeNewest(ends map[string][]end, label string) (end, bool) {
	list := ends[label]
	if len(list) == 0 {
		return end{}, false
	}
	ends[label] = list[:len(list)-1]
	return list[len(list)-1], true
}

func takeOldest(ends map[string][]end, label string) (end, bool) {
	list := ends[label]
	if len(list) == 0 {
		return end{}, false
	}
	ends[label] = list[1:]
	return list[0], true
}
