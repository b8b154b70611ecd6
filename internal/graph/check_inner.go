package graph

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// refusesOptions finds an option handed on to the muxer of the segments that
// this one does not have (libavformat/hlsenc.c and segment.c: "format options
// are not recognized"; dash does not look).
func (b *builder) refusesOptions(muxer string, h header) (fault, bool) {
	list := "segment_format_options"
	if muxer == "hls" {
		list, muxer = "hls_segment_options", "mpegts"
		if kind, _ := h.option("hls_segment_type"); kind == "fmp4" {
			muxer = "mp4"
		}
	}
	text, given := h.option(list)
	if _, exists := b.cat.Muxer(muxer); !given || !exists || h.muxer != "hls" && muxer == h.muxer {
		return fault{}, false
	}
	for at := 0; at < len(text); at++ {
		pair, _, end := value.Token(text, at, ":")
		at = end
		name, _, ok := strings.Cut(string(pair), "=")
		if ok && keyName(name) && !b.takesOption(muxer, name) {
			return fault{"unknown-option", fmt.Sprintf("%s of -%s is no option of %s", name, list, muxer), !b.cat.Interpolated}, true
		}
	}
	return fault{}, false
}

// takesOption reports whether a muxer, all of them or a protocol has an option.
func (b *builder) takesOption(muxer, name string) bool {
	named := func(o catalog.AVOption) bool { return o.Name == name }
	if slices.ContainsFunc(b.cat.MuxerOptions(muxer), named) {
		return true
	}
	return slices.ContainsFunc(b.cat.AVOption(name), func(o catalog.AVOption) bool {
		return o.Owner == "AVFormatContext" || b.cat.IsProtocolClass(o.Owner)
	})
}

// inFragments reports whether the segments of an HLS output certainly are MP4,
// as strict as usual.
func inFragments(h header) bool {
	kind, _ := h.option("hls_segment_type")
	options, given := h.option("hls_segment_options")
	return h.muxer == "hls" && kind == "fmp4" && !(given && (options == "" || strings.Contains(options, "strict")))
}
