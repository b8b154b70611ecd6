package graph

import (
	"fmt"
	"strings"
)

// refusesStreaming finds MP4 and its kin on an output that cannot seek: they
// write their index at the end, unless they are told to write fragments
// (libavformat/movenc.c, mov_init).
func refusesStreaming(muxer string, h header) (fault, bool) {
	if !fragmentable(muxer) || h.streams == nil || !streamed(protocolOf(h.url)) {
		return fault{}, false
	}
	flags, given := h.option("movflags")
	if given && fragmented(flags) {
		return fault{}, false
	}
	for _, name := range []string{"frag_duration", "frag_size", "ism_lookahead"} {
		if _, given := h.option(name); given {
			return fault{}, false
		}
	}
	return fault{mismatched, fmt.Sprintf("%s cannot be written to %s, which cannot seek: add -movflags frag_keyframe+empty_moov", muxer, h.url), true}, true
}

func fragmentable(muxer string) bool {
	switch muxer {
	case "mp4", "mov", "3gp", "3g2", "ipod", "psp", "f4v":
		return true
	}
	return false
}

// fragmented reports whether -movflags may ask for fragments; a text with
// anything unusual in it may.
func fragmented(flags string) bool {
	for f := range strings.SplitSeq(strings.ReplaceAll(flags, "-", "+"), "+") {
		switch f {
		case "", "faststart", "rtphint", "disable_chpl", "use_metadata_tags", "write_colr", "write_gama", "prefer_icc", "omit_tfhd_offset":
		default:
			return true
		}
	}
	return false
}

// streamed reports whether a protocol certainly cannot seek while writing.
func streamed(protocol string) bool {
	switch protocol {
	case "pipe", "tcp", "udp", "rtmp", "tee", "md5", "icecast", "srt":
		return true
	}
	return false
}
