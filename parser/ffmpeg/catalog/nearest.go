package catalog

import "slices"

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

// Nearest returns the known name that a misspelt one probably means; "" if
// none is near.
func (c *Catalog) Nearest(kind Kind, name string) string {
	return Closest(name, c.names(kind))
}

// names returns all names of a kind in an order of their own: the program's
// own options come before those of its libraries.
func (c *Catalog) names(kind Kind) []string {
	if kind != OptionName {
		return sortedKeys(c.data.rows[string(kind)])
	}
	return append(sortedKeys(c.data.tools), sortedKeys(c.data.options)...)
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

// Closest returns the candidate that takes the fewest edits to turn into the
// name, the first of several; "" if all take more than a third of its length.
func Closest(name string, candidates []string) string {
	if len(name) > longestName {
		return ""
	}
	best, limit := "", max(1, len(name)/3)+1
	for _, candidate := range candidates {
		if abs(len(candidate)-len(name)) >= limit {
			continue
		}
		if d := distance(name, candidate); d < limit {
			best, limit = candidate, d
		}
	}
	return best
}

// distance counts insertions, deletions, replacements and swaps of
// neighbours.
func distance(a, b string) int {
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}

func abs(n int) int { return max(n, -n) }
