package graph

import (
	"maps"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
	"github.com/ffvet/ffvet/parser/filtergraph"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// Defaults of the segmenting muxers (libavformat/hlsenc.c, segment.c, dashenc.c).
const (
	hlsTime, hlsList, hlsThreshold = 2, 5, 1
	segmentTime                    = 2
	dashTime, dashExtra            = 5, 5
)

// segmenting returns how the output is cut into files; nil if it is one file.
func (o *outputBuilder) segmenting() *Segmenting {
	var s *Segmenting
	switch o.Format {
	case "hls":
		s = o.hls()
	case "segment", "stream_segment", "ssegment", "stream_segment,ssegment":
		s = o.segment()
	case "dash":
		s = o.dash()
	case "image2":
		s = o.images()
	default:
		return nil
	}
	s.Muxer = o.Format
	s.KeyFrames = o.keyFrames()
	return s
}

// seconds returns the length option, its place, or the default.
func (o *outputBuilder) length(byDefault float64, names ...string) (float64, ffmpeg.Option) {
	opt, ok := o.options.last(names...)
	if !ok {
		return byDefault, ffmpeg.Option{}
	}
	text, _ := known(opt.Value)
	if t := parseSeconds(text); t > 0 {
		return t, opt
	}
	return byDefault, opt
}

// count returns a number option, or the default where it is not given or not known.
func (o *outputBuilder) count(byDefault int, name string) int {
	text := o.options.value(name)
	if n, ok := value.Int(text); ok && text != "" && n >= 0 && n < 1<<31 {
		return int(n)
	}
	return byDefault
}

func (o *outputBuilder) hls() *Segmenting {
	s := &Segmenting{List: o.count(hlsList, "hls_list_size"), Extra: o.count(hlsThreshold, "hls_delete_threshold"), Variants: 1}
	var at ffmpeg.Option
	s.Seconds, at = o.length(hlsTime, "hls_time")
	s.Where = at.Flag.Span.Cover(at.Value.Span)
	flags := o.options.value("hls_flags")
	s.Deletes = hasFlag(flags, "delete_segments")
	s.Single = hasFlag(flags, "single_file")
	s.Init = o.options.value("hls_segment_type") == "fmp4"
	s.Wrap = o.count(0, "hls_wrap")
	if variants := strings.Fields(o.options.value("var_stream_map")); len(variants) > 0 {
		s.Variants = len(variants)
	}
	s.Playlists = s.Variants + o.mentions("master_pl_name") + o.mentions("hls_subtitle_path") + 2*o.mentions("hls_enc")
	if first, _ := o.length(0, "hls_init_time"); first > 0 {
		s.Seconds = min(s.Seconds, first)
	}
	if list := o.options.value("hls_playlist_type"); list == "event" || list == "vod" {
		s.List = 0
	}
	return s
}

func (o *outputBuilder) segment() *Segmenting {
	s := &Segmenting{Wrap: o.count(0, "segment_wrap"), List: o.count(0, "segment_list_size"), Variants: 1, Playlists: o.mentions("segment_list")}
	var at ffmpeg.Option
	s.Seconds, at = o.length(segmentTime, "segment_time")
	s.Where = at.Flag.Span.Cover(at.Value.Span)
	return s
}

func (o *outputBuilder) dash() *Segmenting {
	s := &Segmenting{
		List: o.count(0, "window_size"), Extra: o.count(dashExtra, "extra_window_size"), Variants: max(len(o.Streams), 1), Init: true,
	}
	s.Deletes = s.List > 0
	var at ffmpeg.Option
	s.Seconds, at = o.length(dashTime, "seg_duration")
	s.Where = at.Flag.Span.Cover(at.Value.Span)
	s.Single = isSet(o.options, "single_file")
	s.Playlists = 1
	if isSet(o.options, "hls_playlist") {
		s.Playlists += s.Variants + 1
	}
	return s
}

// mentions is 1 if an option is given.
func (o *outputBuilder) mentions(name string) int {
	if _, ok := o.options.last(name); ok {
		return 1
	}
	return 0
}

// images returns the files of image2: one per picture, unless the name has
// no number.
func (o *outputBuilder) images() *Segmenting {
	s := &Segmenting{Variants: 1, Files: o.count(0, "frames")}
	if isSet(o.options, "update") || !strings.Contains(o.URL, "%") && o.options.value("strftime") == "" {
		s.Files = 1
	}
	for _, stream := range o.Streams {
		if stream.Encoder != nil && stream.Media == filtergraph.Video {
			s.FramesPerSecond = stream.Encoder.Rate
		}
	}
	return s
}

// keyFrames returns the longest distance between key frames in seconds: from
// -g and the rate, or the default of x264 and x265 (250 frames); 0 if it is
// not known.
func (o *outputBuilder) keyFrames() float64 {
	for _, s := range o.Streams {
		if s.Media != filtergraph.Video || s.Encoder == nil || s.Encoder.Rate <= 0 {
			continue
		}
		distance := parseNumber(s.Encoder.Options["g"])
		if k, ok := s.Encoder.Params["keyint"]; ok {
			distance = parseNumber(k)
		}
		if distance <= 0 && (s.Encoder.Name == "libx264" || s.Encoder.Name == "libx265") {
			distance = 250
		}
		return distance / s.Encoder.Rate
	}
	return 0
}

// slaveSegmenting is how one output of a tee is cut: by its own options, those
// in brackets.
func (o *outputBuilder) slaveSegmenting(s TeeSlave) *Segmenting {
	own, out := *o, *o.Output
	out.Format, out.URL = s.Format, s.URL
	own.Output, own.options = &out, nil
	for _, name := range slices.Sorted(maps.Keys(s.Options)) {
		own.options = append(own.options, ffmpeg.Option{Name: name, Value: word.Literal(s.Options[name], source.Span{})})
	}
	return own.segmenting()
}
