package graph

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// refusesTemplate finds what the segmenting muxers refuse: names without
// number, and lists that they cannot read.
func (b *builder) refusesTemplate(h header) (fault, bool) {
	switch h.muxer {
	case "segment", "stream_segment,ssegment":
		return refusesSegments(h)
	case "hls":
		return refusesPlaylist(h)
	case "dash":
		if text, given := h.option("adaptation_sets"); given && text != "" {
			message, counts := badAdaptation(text, h)
			return wrongList("adaptation_sets", message, counts, h)
		}
	}
	return fault{}, false
}

// wrongList is the fault of a list of streams; "" is none.
func wrongList(option, message string, counts bool, h header) (fault, bool) {
	return fault{"invalid-value", option + ": " + message, !counts || h.allKnown()}, message != ""
}

// refusesSegments checks the name and the lists of segment
// (libavformat/segment.c, seg_init).
func refusesSegments(h header) (fault, bool) {
	given := 0
	for _, name := range []string{"segment_time", "segment_times", "segment_frames"} {
		if _, ok := h.option(name); ok {
			given++
		}
	}
	if given > 1 {
		return fault{"invalid-value", "segment_time, segment_times and segment_frames exclude each other", true}, true
	}
	if times, ok := h.option("segment_times"); ok {
		if message := badTimes(times); message != "" {
			return fault{"invalid-value", "segment_times: " + message, true}, true
		}
	}
	if h.open || catalog.Numbered(h.url) || h.has("strftime") || h.has("segment_wrap") {
		return fault{}, false
	}
	return fault{"invalid-value", fmt.Sprintf("%s names one file: segments want a %%d", h.url), true}, true
}

// badTimes returns what is wrong with a list of times, which may not fall.
func badTimes(list string) string {
	last := 0.0
	for i, text := range strings.Split(list, ",") {
		t, ok := value.Duration(text)
		if !ok {
			return fmt.Sprintf("%q is no time", text)
		}
		if i > 0 && t < last {
			return fmt.Sprintf("%s comes before the time in front of it", text)
		}
		last = t
	}
	return ""
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
func refusesPlaylist(h header) (fault, bool) {
	flags, _ := h.option("hls_flags")
	single := hasFlag(flags, "single_file")
	if name, given := h.option("hls_segment_filename"); given && !single && !h.has("strftime") && !h.has("use_localtime") && !numbers(name) {
		return fault{"invalid-value", fmt.Sprintf("%s names one file: segments want a %%d", name), true}, true
	}
	if text, given := h.option("cc_stream_map"); given {
		if f, refused := wrongList("cc_stream_map", badCaptions(text), false, h); refused {
			return f, true
		}
	}
	if text, given := h.option("var_stream_map"); given {
		message, counts := badVariants(text, h)
		return wrongList("var_stream_map", message, counts, h)
	}
	return fault{}, false
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
