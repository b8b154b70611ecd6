package graph

import (
	"fmt"
	"slices"
	"strings"
)

// anotherDemuxer reports whether -f forces another demuxer on an input than the
// one that found its streams: then those are not what it reads. Many demuxers
// read anything; those that look for a signature end the program.
func (b *builder) anotherDemuxer(in *Input, found string, options chosen) bool {
	opt, given := options.last("f")
	name, known := known(opt.Value)
	forced, exists := b.cat.Demuxer(name)
	if !given || found == "" || known && (!exists || kindOfDemuxer(forced.Name) == kindOfDemuxer(found)) {
		return false
	}
	if known && signed(forced.Name) {
		b.problem(Problem{
			Rule: "invalid-value", Message: fmt.Sprintf("%s is read by the demuxer %s, and %s refuses it: leave -f out", in.URL, found, forced.Name),
			At: opt.Value.Span, Index: opt.Index + 1, Refused: true, Certain: true,
		})
	}
	return true
}

// kindOfDemuxer is the demuxer's name; those of pictures find the same streams.
func kindOfDemuxer(name string) string {
	if name == "image2" || name == "image2pipe" || strings.HasSuffix(name, "_pipe") {
		return "image2"
	}
	return name
}

// signed reports whether a demuxer refuses a file that does not begin as its
// format does (read_header of each; measured with 4.3 to 9.0).
func signed(demuxer string) bool {
	return slices.Contains([]string{"matroska,webm", "avi", "mov,mp4,m4a,3gp,3g2,mj2", "asf", "mxf", "nut", "aiff", "au", "caf", "tta", "w64",
		"wav", "gif", "apng", "hls", "dash", "yuv4mpegpipe", "gxf", "concat"}, demuxer)
}
