package graph

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
)

// checkTag reports a tag that mp4 has for another codec, or has none of for
// this one unless -strict allows it (libavformat/mux.c, validate_codec_tag;
// movenc.c, codec_mp4_tags).
func (o *outputBuilder) checkTag(w want, s *OutStream, options chosen) {
	opt, tag, ok := options.literal("tag")
	codec := o.codecID(w, s)
	allowed := mp4Tags()[codec]
	if n, rest := ffmpeg.LeadingInteger(tag); rest == "" {
		tag = string([]byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)})
	}
	if !ok || o.Format != "mp4" || len(allowed) == 0 || opt.Value.String() == "" || o.lax() {
		return
	}
	tag = tag[:min(len(tag), 4)]
	if !slices.ContainsFunc(allowed, func(a string) bool { return strings.EqualFold(a, tag) }) {
		o.refuseValue(opt, fmt.Sprintf("mp4 marks %s with %s", codec, strings.Join(allowed, " or ")), "", o.certain(w))
	}
}

// lax reports whether -strict may allow what no standard does.
func (o *outputBuilder) lax() bool {
	opt, given := o.options.last("strict")
	text, _ := opt.Value.Literal()
	return given && !slices.Contains([]string{"normal", "strict", "very", "0", "1", "2"}, text)
}

// mp4Tags are those of the codecs whose tags no version changed.
func mp4Tags() map[string][]string {
	return map[string][]string{
		"h264": {"avc1", "avc3"}, "hevc": {"hev1", "hvc1", "dvh1"}, "av1": {"av01"}, "vp9": {"vp09"}, "mpeg4": {"mp4v"},
		"aac": {"mp4a"}, "mp3": {"mp4a"}, "ac3": {"ac-3"}, "eac3": {"ec-3"}, "opus": {"Opus"}, "flac": {"fLaC"}, "alac": {"alac"}, "mov_text": {"tx3g"},
	}
}
