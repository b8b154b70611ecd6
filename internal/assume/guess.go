package assume

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/config"
)

// The input that nothing is known about: 1080p h264 with stereo aac at 25
// pictures a second; in strict mode 2160p of any codec.
const (
	width, height             = 1920, 1080
	strictWidth, strictHeight = 3840, 2160
	rate                      = 25
	refs, strictRefs          = 4, 16
)

// Hint is what a command itself tells about an input file.
type Hint struct {
	URL    string // holes print as ${NAME}
	Format string // demuxer, "" if not given
	// Video and Audio are the codecs of the decoders that the command names,
	// "" if it names none.
	Video, Audio string
}

// Guess assumes the streams of a file that nothing is declared of: from the
// demuxer or the extension, else the documented default.
func (in *Inputs) Guess(h Hint) Content {
	kind, from := kindOf(h)
	var streams []config.Stream
	if kind.video != "" {
		streams = append(streams, in.video(kind, h.Video))
	}
	if kind.audio != "" {
		streams = append(streams, in.audio(kind, h.Audio))
	}
	if kind.subtitle != "" {
		streams = append(streams, config.Stream{Type: "subtitle", Codec: kind.subtitle})
	}
	return Content{Streams: streams, Value: describe(streams), From: from}
}

func (in *Inputs) video(k kind, codec string) config.Stream {
	s := config.Stream{
		Type: "video", Codec: cmp.Or(codec, k.video), Width: width, Height: height, Rate: rate,
		PixFmt: cmp.Or(k.pixfmt, "yuv420p"), Refs: refs,
	}
	if !in.strict {
		return s
	}
	s.Width, s.Height, s.Refs, s.PixFmt = strictWidth, strictHeight, strictRefs, ""
	if k.open && codec == "" {
		s.Codec = Unknown
	}
	return s
}

// Unknown is the codec of a stream that may have any: the worst case counts.
const Unknown = "unknown"

func (in *Inputs) audio(k kind, codec string) config.Stream {
	s := config.Stream{Type: "audio", Codec: cmp.Or(codec, k.audio), Channels: 2, Rate: 48000}
	if in.strict && k.open && codec == "" {
		s.Codec = "flac" // the decoders of lossless audio have threads
	}
	return s
}

// describe prints streams for people: "1920x1080 h264 + aac".
func describe(streams []config.Stream) string {
	if len(streams) == 0 {
		return "no streams"
	}
	parts := make([]string, len(streams))
	for i, s := range streams {
		parts[i] = s.Codec
		if s.Width > 0 {
			parts[i] = fmt.Sprintf("%dx%d %s", s.Width, s.Height, s.Codec)
		}
	}
	return strings.Join(parts, " + ")
}
