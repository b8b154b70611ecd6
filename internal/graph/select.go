package graph

import "github.com/ffvet/ffvet/parser/filtergraph"

// Scores of automatic selection (fftools/ffmpeg_opt.c, open_output_file): the
// bonus of a stream that is marked as default, within one file.
const defaultBonus = 5_000_000

// automatic chooses streams for an output without -map: of each type that
// its muxer has an encoder for the best one.
func (o *outputBuilder) automatic() {
	if o.Format == "tee" {
		return // it has no default codecs
	}
	if o.takes(filtergraph.Video) {
		o.best(filtergraph.Video, func(s *Stream) int { return pictureScore(s, o.Format) })
	}
	if o.takes(filtergraph.Audio) {
		o.best(filtergraph.Audio, func(s *Stream) int { return max(s.Channels, 1) })
	}
	if o.takes(filtergraph.Subtitle) {
		o.firstSubtitle()
	}
}

// takes reports whether automatic selection looks for a type.
func (o *outputBuilder) takes(m filtergraph.Media) bool {
	if o.drop[m] || o.fed[m] {
		return false
	}
	if !o.known {
		return m != filtergraph.Subtitle
	}
	switch m {
	case filtergraph.Video:
		return o.defaultCodec(m) != ""
	case filtergraph.Audio:
		return o.defaultCodec(m) != "" && o.Format != "image2"
	}
	return true
}

// pictureScore prefers many pixels; an attached picture comes last. mp3
// takes nothing else. 0 is not taken.
func pictureScore(s *Stream, format string) int {
	switch {
	case format == "mp3" && !s.Attached:
		return 0
	case s.Attached && format != "mp3":
		return 1
	}
	return max(s.Width*s.Height, 2)
}

// best adds the stream with the highest score; of equals the first one.
func (o *outputBuilder) best(m filtergraph.Media, score func(*Stream) int) {
	var found want
	most := 0
	for _, in := range o.Inputs {
		one := bestOf(in, m, score)
		if one == nil {
			continue
		}
		n := score(one)
		if !o.v.AtLeast(4, 4) && byDefault(in, one) {
			n += defaultBonus // 4.3 compares over all files
		}
		if n > most {
			most, found = n, want{media: m, input: in, stream: one}
		}
	}
	if found.stream != nil {
		o.wants = append(o.wants, found)
	}
}

// byDefault reports whether a stream is marked as default: MP4 marks the
// first of each type.
func byDefault(in *Input, s *Stream) bool {
	switch extension(in.URL) {
	case "mp4", "mov", "m4a", "m4v":
		for _, earlier := range in.Streams[:s.Index] {
			if earlier.Media == s.Media {
				return s.Default
			}
		}
		return true
	}
	return s.Default
}

// bestOf returns the best stream of one input, where the default disposition counts.
func bestOf(in *Input, m filtergraph.Media, score func(*Stream) int) *Stream {
	var best *Stream
	most := 0
	for _, s := range in.Streams {
		if s.Media != m || s.Disabled {
			continue
		}
		n := score(s)
		if n > 0 && s.Default {
			n += defaultBonus
		}
		if n > most {
			best, most = s, n
		}
	}
	return best
}

// firstSubtitle adds the first subtitle of the class, text or bitmap, of the
// muxer's default encoder; of any class if an encoder is given.
func (o *outputBuilder) firstSubtitle() {
	_, given := o.File.Last("codec", "", "s", "s:0")
	wanted := o.defaultCodec(filtergraph.Subtitle)
	for _, in := range o.Inputs {
		for _, s := range in.Streams {
			if s.Media == filtergraph.Subtitle && !s.Disabled && (given || o.sameClass(s.Codec, wanted)) {
				o.wants = append(o.wants, want{media: s.Media, input: in, stream: s})
				return
			}
		}
	}
}

func (o *outputBuilder) sameClass(codec, wanted string) bool {
	if wanted == "" {
		return false
	}
	a, okA := o.cat.Codec(codec)
	c, okC := o.cat.Codec(wanted)
	return okA && okC && (a.Text && c.Text || a.Bitmap && c.Bitmap)
}
