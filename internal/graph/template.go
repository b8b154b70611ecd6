package graph

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// refusesTemplate finds a file name without the number that a segmenting
// muxer wants.
func (b *builder) refusesTemplate(h header) (fault, bool) {
	switch h.muxer {
	case "segment", "stream_segment,ssegment":
		if catalog.Numbered(h.url) || h.has("strftime") || h.has("segment_wrap") {
			return fault{}, false
		}
		return fault{"invalid-value", fmt.Sprintf("%s names one file: segments want a %%d", h.url), true}, true
	case "hls":
		return b.refusesPlaylist(h)
	}
	return fault{}, false
}

// has reports whether a boolean option is set, or may be.
func (h header) has(name string) bool {
	text, given := h.option(name)
	if !given {
		return false
	}
	yes, _, ok := value.Bool(text)
	return yes || !ok
}

// refusesPlaylist checks the names and variants of hls (libavformat/hlsenc.c,
// hls_init and parse_variant_stream_mapstring).
func (b *builder) refusesPlaylist(h header) (fault, bool) {
	flags, _ := h.option("hls_flags")
	single := hasFlag(flags, "single_file")
	if name, given := h.option("hls_segment_filename"); given && !single && !h.has("strftime") && !h.has("use_localtime") && !numbers(name) {
		return fault{"invalid-value", fmt.Sprintf("%s names one file: segments want a %%d", name), true}, true
	}
	text, given := h.option("var_stream_map")
	if !given {
		return fault{}, false
	}
	return variants(text, h)
}

// numbers reports whether a name holds a %d or %0Nd.
func numbers(name string) bool {
	for {
		_, rest, found := strings.Cut(name, "%")
		if !found {
			return false
		}
		if strings.HasPrefix(strings.TrimLeft(rest, "0123456789"), "d") {
			return true
		}
		name = rest
	}
}
