package assume

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// The input that nothing is known about: 1080p h264 with stereo aac at 25
// pictures a second; in strict mode 2160p of any codec.
const (
	width, height             = 1920, 1080
	strictWidth, strictHeight = 3840, 2160
	rate                      = 25
	refs, strictRefs          = 4, 16
)

// Guess assumes the streams of a file that nothing is declared of: from the
// demuxer or the extension, else the documented default.
func (in *Inputs) Guess(f graph.FileHint) graph.Content {
	kind, from := kindOf(f)
	var streams []*graph.Stream
	if kind.video != "" {
		streams = append(streams, in.video(kind))
	}
	if kind.audio != "" {
		streams = append(streams, in.audio(kind))
	}
	if kind.subtitle != "" {
		streams = append(streams, &graph.Stream{Media: filtergraph.Subtitle, Codec: kind.subtitle})
	}
	for i, s := range streams {
		s.Index = i
		if codec := f.Codecs[s.Media]; codec != "" {
			s.Codec = codec
		}
	}
	return graph.Content{
		Streams: streams, Assumption: &graph.Assumption{
			Subject: fmt.Sprintf("input %d", f.Index), Value: describe(streams), Source: from,
		},
	}
}

func (in *Inputs) video(k kind) *graph.Stream {
	s := &graph.Stream{
		Media: filtergraph.Video, Codec: k.video, Width: width, Height: height, Rate: rate, PixFmt: k.pixfmt, Refs: refs,
	}
	if s.PixFmt == "" {
		s.PixFmt = "yuv420p"
	}
	if !in.strict {
		return s
	}
	s.Width, s.Height, s.Refs, s.PixFmt = strictWidth, strictHeight, strictRefs, ""
	if k.open {
		s.Codec = "unknown"
	}
	return s
}

func (in *Inputs) audio(k kind) *graph.Stream {
	s := &graph.Stream{Media: filtergraph.Audio, Codec: k.audio, Channels: 2, SampleRate: 48000}
	if in.strict && k.open {
		s.Codec = "flac" // the decoders of lossless audio have threads
	}
	return s
}

// describe prints streams for people: "1920x1080 h264 + aac".
func describe(streams []*graph.Stream) string {
	parts := make([]string, len(streams))
	for i, s := range streams {
		parts[i] = s.Codec
		if s.Media == filtergraph.Video {
			parts[i] = fmt.Sprintf("%dx%d %s", s.Width, s.Height, s.Codec)
		}
	}
	return strings.Join(parts, " + ")
}
