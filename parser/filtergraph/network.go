package filtergraph

import "github.com/ffvet/ffvet/parser/source"

// Network is a filter string with its pads linked as libavfilter links them.
type Network struct {
	Graph *Graph
	// Inputs are the pads that nothing inside the graph feeds, and Outputs
	// those that feed nothing inside, in the order of the text.
	Inputs, Outputs []OpenPad
	Links           []Edge
	// Problems are too many labels on a filter, labels used twice, media
	// types that do not fit.
	Problems []Problem
	// Open says that a hole or an unknown filter may hide pads or links.
	Open bool
}

// OpenPad is a pad that the outside of the graph feeds or drains.
type OpenPad struct {
	Label string // "" if it has none
	// LabelOpen says that the label holds a hole.
	LabelOpen bool
	// Media is AnyMedia while not known.
	Media  Media
	Filter *Filter
	Pad    int // index among the filter's inputs or outputs
	At     source.Span
}

// Edge joins an output pad to an input pad of the same graph.
type Edge struct {
	From, To End
	Media    Media
	Label    string // "" for the link between two filters of a chain
}

// End is one end of a link.
type End struct {
	Filter *Filter
	Pad    int
}
