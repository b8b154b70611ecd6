package graph

import (
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// Stream and OutStream are streams in the sense of stream specifiers.
var (
	_ ffmpeg.Stream = (*Stream)(nil)
	_ ffmpeg.Stream = outSpec{}
)

// StreamIndex is the position in the file, from 0.
func (s *Stream) StreamIndex() int { return s.Index }

// StreamMedia is 'v', 'a', 's', 'd' or 't'.
func (s *Stream) StreamMedia() byte { return byte(s.Media) }

// StreamAttached reports an attached picture.
func (s *Stream) StreamAttached() bool { return s.Attached }

// StreamProgram is the number of the stream's program, 0 for none.
func (s *Stream) StreamProgram() int { return s.Program }

// StreamID is the stream's id in its container, 0 if it is not known.
func (s *Stream) StreamID() (id int, certain bool) { return s.ID, s.Identified }

// firstPID is what ffmpeg's own muxer of MPEG transport streams gives the
// first stream (libavformat/mpegtsenc.c).
const firstPID = 0x100

// identify gives the streams whose ids nobody declared those that files of the
// URL's kind usually have.
func identify(url string, streams []*Stream) {
	for i, s := range streams {
		if s.Identified {
			continue
		}
		switch extension(url) {
		case "ts":
			s.ID = firstPID + i
		case "mp4", "mov", "m4a", "m4v":
			s.ID = 1 + i
		}
	}
}

// StreamTag returns the value of a metadata key; only the language is known.
func (s *Stream) StreamTag(key string) string {
	if key == "language" {
		return s.Language
	}
	return ""
}

// specs returns the input's streams for a stream specifier.
func (in *Input) specs() []ffmpeg.Stream {
	all := make([]ffmpeg.Stream, len(in.Streams))
	for i, s := range in.Streams {
		all[i] = s
	}
	return all
}

// outSpec is an output stream for a stream specifier.
type outSpec struct {
	index int
	*OutStream
}

func (s outSpec) StreamIndex() int     { return s.index }
func (s outSpec) StreamMedia() byte    { return byte(s.Media) }
func (s outSpec) StreamAttached() bool { return s.Source != nil && s.Source.Attached && s.Copy }
func (s outSpec) StreamProgram() int   { return 0 }
func (s outSpec) StreamTag(key string) string {
	if s.Source == nil {
		return ""
	}
	return s.Source.StreamTag(key)
}

// attachment is the media type of attached files.
const attachment = filtergraph.Attachment
