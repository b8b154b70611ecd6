// Package catalog knows what each ffmpeg version knows: its options, codecs,
// encoders, decoders, muxers, demuxers, filters, pixel formats and protocols.
//
// The data is generated from the programs' own output (go run
// ./internal/gen/catalog) and holds facts only. It is that of Debian's builds:
// an encoder or filter that only other builds have is not in it.
package catalog

// Catalog is what one ffmpeg version knows. It never changes once loaded and
// may be used by several goroutines.
type Catalog struct {
	// Version is the version that was asked for, "6.1".
	Version string
	// From is the version whose data is used, "5.1".
	From string
	// Interpolated says that From is not Version.
	Interpolated bool

	tools     map[string]ToolOption
	byName    map[string][]AVOption
	classes   map[string]block
	codecs    map[string]Codec
	encoders  map[string]Coder
	decoders  map[string]Coder
	order     []string // encoders as registered: the first one of a codec is its default
	muxers    table[Format]
	demuxers  table[Format]
	filters   map[string]filterRow
	protocols map[string]Protocol
	pixfmts   map[string]PixFmt
	bsfs      map[string]bool
}

// table is a map that remembers the order of registration.
type table[T any] struct {
	byName map[string]T
	names  []string
}

func (t *table[T]) add(name string, row T) {
	if t.byName == nil {
		t.byName = map[string]T{}
	}
	if _, known := t.byName[name]; !known {
		t.names = append(t.names, name)
	}
	t.byName[name] = row
}
