package graph

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/filtergraph"
	"github.com/ffvet/ffvet/parser/source"
)

// encodeAll turns the wanted streams into output streams with encoders.
func (o *outputBuilder) encodeAll() {
	specs := make([]ffmpeg.Stream, len(o.wants))
	for i, w := range o.wants {
		s := &OutStream{Media: w.media, Source: w.stream, From: fromOf(w)}
		o.Streams = append(o.Streams, s)
		specs[i] = outSpec{i, s}
	}
	o.reach = perStream(o.File.Options, specs, o.inv.Version)
	for i, w := range o.wants {
		o.encode(w, o.Streams[i], o.reach[i], i)
	}
}

// fromOf names where a stream comes from: "0:1", "graph", "file:PATH".
func fromOf(w want) string {
	switch {
	case w.stream != nil:
		return strconv.Itoa(w.input.Index) + ":" + strconv.Itoa(w.stream.Index)
	case w.graph != nil:
		return "graph"
	case w.file != "":
		return "file:" + w.file
	}
	return ""
}

// encode chooses the encoder of one stream and what feeds it.
func (o *outputBuilder) encode(w want, s *OutStream, options chosen, index int) {
	s.Codec = o.encoderOf(w, options)
	if w.stream != nil {
		w.stream.Used = true
	}
	if s.Codec == "copy" {
		s.Copy = true
		o.checkCopy(w, options)
		o.checkCodecValues(options, codecUse{name: "copy", flags: catalog.Encoding | flagsOf(w.media), certain: o.certain(w)})
		return
	}
	s.Encoder = o.newEncoder(s.Codec, w, options)
	o.checkEncoderValues(s.Codec, w, options)
	switch {
	case w.graph != nil:
		w.graph.feeds(w.pad, o, s, options)
	case w.stream == nil:
	case w.media == filtergraph.Subtitle:
		o.decode(w.input, w.stream)
	default:
		o.simpleGraph(w, s, options, index)
	}
}

// checkEncoderValues reports values that an encoder refuses.
func (o *outputBuilder) checkEncoderValues(name string, w want, options chosen) {
	if _, exists := o.cat.Encoder(name); !exists {
		return
	}
	o.checkCodecValues(options, codecUse{
		name: name, private: o.cat.EncoderOptions(name), flags: catalog.Encoding | flagsOf(w.media), certain: o.certain(w),
	})
	o.checkLibrary(name, options, o.certain(w))
}

// checkCopy reports what cannot go with -c copy.
func (o *outputBuilder) checkCopy(w want, options chosen) {
	if w.graph != nil {
		o.problem(Problem{
			Rule: "filter-with-copy", Message: "the output of a filter graph cannot be copied: it has to be encoded",
			At: o.File.URL.Span, Index: o.File.Index, Refused: true, Certain: true,
		})
		return
	}
	opt, ok := options.last("filter")
	if !ok || w.media != filtergraph.Video && w.media != filtergraph.Audio {
		return
	}
	o.problem(Problem{
		Rule:    "filter-with-copy",
		Message: fmt.Sprintf("-%s cannot be applied to a %s stream that is copied", opt.As, w.media),
		At:      opt.Flag.Span, Index: opt.Index, Refused: true, Certain: o.certain(w),
	})
}

// newEncoder returns an encoder with the options that reach it.
func (o *outputBuilder) newEncoder(name string, w want, options chosen) *Encoder {
	e := &Encoder{
		Name: name, Video: w.media == filtergraph.Video, Threads: options.setting("threads"),
		ThreadType: options.value("thread_type"), Rate: parseRate(options.value("r")),
		Options: map[string]string{}, Params: map[string]string{}, Where: map[string]source.Span{},
	}
	for _, opt := range options {
		if opt.Class == ffmpeg.Codec || encoderOption(opt.Name) {
			text, ok := known(opt.Value)
			if !ok {
				text = opt.Value.String()
			}
			e.Options[opt.Name] = text
			e.Where[opt.Name] = opt.Flag.Span.Cover(opt.Value.Span)
			if strings.HasSuffix(opt.Name, "-params") || opt.Name == "x264opts" {
				addParams(e.Params, text)
			}
		}
	}
	if opt, ok := options.last("codec"); ok {
		e.At = opt.Value.Span
	}
	e.Live = w.input != nil && w.input.Live && !bounded(o.options)
	return e
}

// encoderOption reports whether one of ffmpeg's own options is for encoders.
func encoderOption(name string) bool {
	switch name {
	case "b", "q", "profile", "pass", "passlogfile", "force_key_frames", "frames", "fps_mode", "vsync", "enc_time_base":
		return true
	}
	return false
}

// addParams adds what a list such as x264-params holds: "a=1:b=2"; a name
// without value is 1.
func addParams(params map[string]string, text string) {
	for pair := range strings.SplitSeq(text, ":") {
		name, value, ok := strings.Cut(pair, "=")
		if !ok {
			value = "1"
		}
		if name != "" {
			params[strings.ReplaceAll(name, "_", "-")] = value
		}
	}
}
