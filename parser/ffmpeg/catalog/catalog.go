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

	data *data
}

// ToolOption returns the program's own option with the given name.
func (c *Catalog) ToolOption(name string) (ToolOption, bool) {
	o, ok := c.data.tools()[name]
	return o, ok
}

// Protocol returns the protocol with the given name.
func (c *Catalog) Protocol(name string) (Protocol, bool) {
	row, ok := c.data.row("protocol", name)
	if !ok {
		return Protocol{}, false
	}
	return Protocol{Name: name, Input: row.has(2, 'i'), Output: row.has(2, 'o')}, true
}

// PixFmt returns the pixel format with the given name. "yuv420p10" stands for
// yuv420p10le, "rgb32" for bgra (av_get_pix_fmt on little-endian machines).
func (c *Catalog) PixFmt(name string) (PixFmt, bool) {
	switch name {
	case "rgb32":
		name = "bgra"
	case "bgr32":
		name = "rgba"
	case "vaapi": // 4.3 still has its old name
		if _, ok := c.data.row("pixfmt", name); !ok {
			name = "vaapi_vld"
		}
	}
	row, ok := c.data.row("pixfmt", name)
	if !ok {
		name += "le"
		row, ok = c.data.row("pixfmt", name)
	}
	if !ok {
		return PixFmt{}, false
	}
	return PixFmt{Name: name, Components: row.number(2), BitsPerPixel: row.number(3), Hardware: row.has(4, 'h')}, true
}

// BSF reports whether there is a bitstream filter with the given name.
func (c *Catalog) BSF(name string) bool {
	_, ok := c.data.row("bsf", name)
	return ok
}

// BSFCodecs returns the codecs that a bitstream filter takes; nil if it takes
// all, or is not known.
func (c *Catalog) BSFCodecs(name string) []string {
	r, _ := c.data.row("bsf", name)
	return r.list(3, " ")
}

// BSFOptions returns the options of a bitstream filter in the order of their
// declaration; nil if it has none.
func (c *Catalog) BSFOptions(name string) []AVOption {
	class := name
	switch name {
	case "hevc_metadata":
		class = "h265_metadata_bsf"
	case "vvc_metadata":
		class = "h266_metadata_bsf"
	case "dump_extra":
		class = "dump_extradata bsf"
	case "remove_extra":
		class = "remove_extradata"
	}
	for _, id := range []string{class, class + "_bsf", class + "#2"} {
		if d := c.data.classes().byID[id]; d != nil && d.kind == BSFClass {
			return c.data.classOptions(id)
		}
	}
	return nil
}
