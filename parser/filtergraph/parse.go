package filtergraph

import (
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/word"
)

// Parse reads a filter string. It never fails: what libavfilter refuses is
// among the graph's problems.
func Parse(text word.Word) *Graph { return &Graph{Text: text} }

// Resolve names the positional arguments of every filter and reports unknown
// filters and options.
func (g *Graph) Resolve(cat *catalog.Catalog) {}

// Link links the pads of a resolved graph.
func Link(g *Graph, cat *catalog.Catalog) *Network { return &Network{Graph: g} }
