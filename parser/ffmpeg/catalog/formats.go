package catalog

import (
	"slices"
	"strings"
)

// Muxer returns the muxer with the given name, or one of whose names it is.
func (c *Catalog) Muxer(name string) (Format, bool) {
	r, ok := c.data.format("muxer", strings.ToLower(name))
	return format(r), ok
}

// Demuxer returns the demuxer with the given name, or one of whose names it is.
func (c *Catalog) Demuxer(name string) (Format, bool) {
	r, ok := c.data.format("demuxer", strings.ToLower(name))
	return format(r), ok
}

// format returns the row of a format: of several names in a row, any number
// of neighbours is one of its names too (libavutil, av_match_name).
func (d *data) format(kind, name string) (row, bool) {
	if r, ok := d.row(kind, name); ok || !strings.Contains(name, ",") {
		return r, ok
	}
	first, _, _ := strings.Cut(name, ",")
	r, ok := d.row(kind, first)
	at := strings.Index(","+r.cell(1), ","+first)
	return r, ok && strings.HasPrefix(r.cell(1)[at:], name)
}

// GuessMuxer returns the muxer that ffmpeg chooses for an output URL without
// -f (libavformat, av_guess_format).
func (c *Catalog) GuessMuxer(url string) (Format, bool) {
	extension := Extension(url)
	if Numbered(url) && c.imageExtension(extension) {
		return c.Muxer("image2")
	}
	if extension == "mka" { // a second muxer of the name matroska
		f, ok := c.Muxer("matroska")
		f.DefaultVideo, f.DefaultSubtitle = "", ""
		return f, ok
	}
	return c.data.byExtension("muxer", extension)
}

// GuessDemuxer returns the demuxer to expect for a file with the given
// extension (without dot). ffmpeg itself looks at the content.
func (c *Catalog) GuessDemuxer(extension string) (Format, bool) {
	extension = strings.ToLower(extension)
	switch extension {
	case "ts", "m2ts", "mts":
		return c.Demuxer("mpegts")
	case "mpg", "mpeg", "vob":
		return c.Demuxer("mpeg")
	case "jpg", "jpeg":
		return c.Demuxer("jpeg_pipe")
	}
	if f, ok := c.Demuxer(extension + "_pipe"); ok {
		return f, true
	}
	if f, ok := c.data.byExtension("demuxer", extension); ok {
		return f, true
	}
	return c.Demuxer(extension)
}

// GuessInput returns the demuxer to expect for an input URL without -f: names
// with a pattern are image sequences (libavformat, img2dec.c).
func (c *Catalog) GuessInput(url string) (Format, bool) {
	extension := Extension(url)
	if c.imageExtension(extension) && strings.ContainsAny(url, "%*?{") {
		return c.Demuxer("image2")
	}
	return c.GuessDemuxer(extension)
}

// Extension returns what follows the last dot of a URL, in lower case; a
// query counts as part of it, as it does for ffmpeg.
func Extension(url string) string {
	i := strings.LastIndexByte(url, '.')
	if i < 0 {
		return ""
	}
	return strings.ToLower(url[i+1:])
}

// imageExtension reports whether image2 writes the extension; its own list
// leaves out those that have a muxer of their own (libavformat, img2.c).
func (c *Catalog) imageExtension(extension string) bool {
	image2, _ := c.Muxer("image2")
	return extension == "gif" || extension == "webp" || slices.Contains(image2.Extensions, extension)
}

// Numbered reports whether a name holds exactly one %d or %0Nd, and no other
// per cent sign than %% (libavformat, av_filename_number_test).
func Numbered(name string) bool {
	found := false
	for {
		_, rest, ok := strings.Cut(name, "%")
		if !ok {
			return found
		}
		if strings.HasPrefix(rest, "%") {
			name = rest[1:]
			continue
		}
		rest = strings.TrimLeft(rest, "0123456789")
		if found || !strings.HasPrefix(rest, "d") {
			return false
		}
		found, name = true, rest[1:]
	}
}

// byExtension returns the format that was registered first for an extension.
func (d *data) byExtension(kind, extension string) (Format, bool) {
	r, ok := d.extensions()[kind+" "+extension]
	return format(r), ok && extension != ""
}

func (d *data) findExtensions() map[string]row {
	found := map[string]row{}
	for _, kind := range []string{"muxer", "demuxer"} {
		for _, r := range d.rows(kind) {
			for _, extension := range r.list(2, ",") {
				if _, taken := found[kind+" "+extension]; !taken {
					found[kind+" "+extension] = r
				}
			}
		}
	}
	return found
}

func format(r row) Format {
	if r == "" {
		return Format{}
	}
	return Format{
		Name:            r.cell(1),
		Extensions:      r.list(2, ","),
		class:           r.cell(3),
		DefaultVideo:    known(r.cell(4)),
		DefaultAudio:    known(r.cell(5)),
		DefaultSubtitle: known(r.cell(6)),
	}
}

// known drops the word that stands for no codec.
func known(codec string) string {
	if codec == "none" {
		return ""
	}
	return codec
}

// IsProtocolClass reports whether a class of format options belongs to no
// muxer or demuxer, but to a protocol or what all protocols share.
func (c *Catalog) IsProtocolClass(owner string) bool {
	return c.data.protocolClasses()[owner]
}
