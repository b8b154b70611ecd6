package catalog

// Versions returns the supported versions of ffmpeg, oldest first.
func Versions() []string {
	return []string{"4.3", "4.4", "5.0", "5.1", "6.0", "6.1", "7.0", "7.1", "8.0", "8.1", "9.0"}
}

// Load returns the catalog of a version, "7.1" or "7.1.5". One without data
// of its own uses that of the nearest lower one, and says so.
func Load(version string) *Catalog { return &Catalog{Version: version} }

// Demuxer returns the demuxer with the given name, or one of whose names it is.
func (c *Catalog) Demuxer(name string) (Format, bool) { return Format{}, false }

// GuessMuxer returns the muxer that ffmpeg chooses for an output URL without -f.
func (c *Catalog) GuessMuxer(url string) (Format, bool) { return Format{}, false }

// GuessDemuxer returns the demuxer to expect for a file with the given
// extension (without dot). ffmpeg itself looks at the content.
func (c *Catalog) GuessDemuxer(extension string) (Format, bool) { return Format{}, false }

// Filter returns the filter with the given name.
func (c *Catalog) Filter(name string) (Filter, bool) { return Filter{}, false }

// EncoderOptions returns the private options of an encoder.
func (c *Catalog) EncoderOptions(name string) []AVOption { return nil }

// DecoderOptions returns the private options of a decoder.
func (c *Catalog) DecoderOptions(name string) []AVOption { return nil }

// MuxerOptions returns the private options of a muxer.
func (c *Catalog) MuxerOptions(name string) []AVOption { return nil }

// DemuxerOptions returns the private options of a demuxer.
func (c *Catalog) DemuxerOptions(name string) []AVOption { return nil }

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
	PixFmtName   Kind = "pixel format"
)

// Nearest returns the known name that a misspelt one probably means; "" if
// none is near.
func (c *Catalog) Nearest(kind Kind, name string) string { return "" }

type block struct{}
type filterRow struct{}
