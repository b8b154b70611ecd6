package catalog

import (
	"slices"

	"github.com/ffvet/ffvet/parser/nearest"
)

// Kind is a kind of name that Nearest looks for.
type Kind string

// The kinds of names.
const (
	OptionName   Kind = "option"
	EncoderName  Kind = "encoder"
	DecoderName  Kind = "decoder"
	MuxerName    Kind = "muxer"
	DemuxerName  Kind = "demuxer"
	FilterName   Kind = "filter"
	ProtocolName Kind = "protocol"
	PixFmtName   Kind = "pixfmt"
	CodecName    Kind = "codec"
	BSFName      Kind = "bsf"
)

// Names returns all names of a kind, sorted.
func (c *Catalog) Names(kind Kind) []string { return slices.Sorted(slices.Values(c.names(kind))) }

// Nearest returns the known name that a misspelt one probably means; "" if
// none is near.
func (c *Catalog) Nearest(kind Kind, name string) string {
	return Closest(name, c.names(kind))
}

// names returns all names of a kind in an order of their own: the program's
// own options come before those of its libraries.
func (c *Catalog) names(kind Kind) []string {
	if kind != OptionName {
		return sortedKeys(c.data.section(string(kind)).byName)
	}
	return append(sortedKeys(c.data.tools()), sortedKeys(c.data.classes().first)...)
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// longestName bounds what Closest compares.
const longestName = 64

// Closest returns the candidate that the name probably means, the first of
// several; "" if none is near.
func Closest(name string, candidates []string) string {
	if len(name) > longestName {
		return ""
	}
	found, _ := nearest.Of(name, candidates)
	return found
}
