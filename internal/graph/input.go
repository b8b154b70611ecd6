package graph

import (
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/filtergraph"
	"github.com/ffvet/ffvet/parser/word"
)

// urlOf returns a URL as text; certain is false if it holds a hole.
func urlOf(w word.Word) (url string, certain bool) {
	if text, ok := known(w); ok {
		return text, true
	}
	return w.String(), false
}

// input adds one input and its streams.
func (b *builder) input(index int) {
	f := &b.inv.Inputs[index]
	options := chosen(f.Options)
	url, certain := urlOf(f.URL)
	in := &Input{
		Index: index, URL: url, Format: options.value("f"), File: f, Protocol: protocolOf(url),
		Queue: options.setting("thread_queue_size"), Duration: parseSeconds(options.value("t", "to")),
	}
	b.Inputs = append(b.Inputs, in)
	content, declared := b.inputs.Declared(url)
	switch {
	case declared:
	case in.Format == "lavfi":
		content = Content{Streams: b.lavfiStreams(in)}
		in.Protocol = "lavfi"
	default:
		content = b.inputs.Guess(FileHint{Index: index, URL: url, Format: in.Format, Codecs: askedCodecs(b.cat, f)})
		in.Assumed = true
		b.assume(content.Assumption)
		overrideSize(content.Streams, options)
	}
	in.Streams = content.Streams
	in.Live = content.Live && !bounded(options) || certain && b.live(in, options) || !certain && liveDevice(in.Format)
	if in.Duration == 0 {
		in.Duration = content.Duration
	}
	b.disable(in, options)
	b.inOptions = append(b.inOptions, perStream(f.Options, in.specs(), b.inv.Version))
}

// assume notes an assumption.
func (b *builder) assume(a *Assumption) {
	if a != nil {
		b.Assumptions = append(b.Assumptions, *a)
	}
}

// disable drops the types that -vn, -an, -sn or -dn of an input discard.
func (b *builder) disable(in *Input, options chosen) {
	for _, s := range in.Streams {
		s.Disabled = options.disables(s.Media)
	}
}

// askedCodecs returns the codecs of the decoders that the command names.
func askedCodecs(cat decoders, f *ffmpeg.File) map[filtergraph.Media]string {
	codecs := map[filtergraph.Media]string{}
	for _, m := range []filtergraph.Media{filtergraph.Video, filtergraph.Audio} {
		o, ok := f.Last("codec", "", string(byte(m)), string(byte(m))+":0")
		if !ok {
			continue
		}
		name, _ := known(o.Value)
		if d, ok := cat.Decoder(name); ok && d.Media == mediaOf(m) {
			codecs[m] = d.Codec
		}
	}
	return codecs
}

// overrideSize applies the options that say what an assumed input looks like.
func overrideSize(streams []*Stream, options chosen) {
	for _, s := range streams {
		if s.Media != filtergraph.Video {
			continue
		}
		if w, h := parseSize(options.value("video_size", "s")); w > 0 {
			s.Width, s.Height = w, h
		}
		if r := parseRate(options.value("framerate", "r")); r > 0 {
			s.Rate = r
		}
		if p := options.value("pixel_format", "pix_fmt"); p != "" {
			s.PixFmt = p
		}
	}
}
