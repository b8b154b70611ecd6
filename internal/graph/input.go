package graph

import (
	"github.com/ffvet/ffvet/internal/assume"
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
		Queue: options.setting("thread_queue_size"),
	}
	b.Inputs = append(b.Inputs, in)
	content, declared := b.inputs.Declared(url)
	if declared && b.anotherDemuxer(in, content.Demuxer, options) {
		content, declared = assume.Content{}, false
	}
	if in.Format == "lavfi" {
		in.Streams = b.lavfiStreams(in)
		in.Protocol = "lavfi"
	}
	switch {
	case declared:
		in.Streams = streamsOf(content.Streams)
		overrideRate(in.Streams, options)
	case in.Format != "lavfi":
		in.Assumed = true
		content = b.inputs.Guess(hint(b.cat, f, url, in.Format))
		in.Streams = streamsOf(content.Streams)
		b.Assumptions = append(b.Assumptions, assumption(index, content))
		overrideSize(in.Streams, options)
		overrideRate(in.Streams, options)
	}
	identify(url, in.Streams)
	in.Live = content.Live && !bounded(options) || certain && b.live(in, options) || !certain && liveDevice(in.Format)
	in.Paced = content.Live || liveProtocol(in.Protocol) || liveDevice(in.Format) || heldBack(options)
	in.Duration = inputDuration(in, content.Duration, options)
	b.disable(in, options)
	b.checkTimes(f)
	demuxer := b.demuxerOf(in)
	b.checkFormatValues(options, b.cat.DemuxerOptions(demuxer), certain && readsFile(demuxer, in.Protocol, url))
	b.inOptions = append(b.inOptions, perStream(f.Options, in.specs(), b.inv.Version))
	b.checkInputOptions(in)
	b.checkDecoders(in)
	if certain {
		b.checkDemuxerSettings(in, options, demuxer)
	}
}

// demuxerOf returns the demuxer of -f, or the one that the name promises; "" if
// neither tells.
func (b *builder) demuxerOf(in *Input) string {
	if in.Format != "" {
		return in.Format
	}
	guessed, _ := b.cat.GuessInput(in.URL)
	return guessed.Name
}

// disable drops the types that -vn, -an, -sn or -dn of an input discard.
func (b *builder) disable(in *Input, options chosen) {
	for _, s := range in.Streams {
		s.Disabled = options.disables(s.Media)
	}
}

// hint collects what the command tells about a file.
func hint(cat decoders, f *ffmpeg.File, url, format string) assume.Hint {
	return assume.Hint{
		URL: url, Format: format, Video: askedCodec(cat, f, filtergraph.Video), Audio: askedCodec(cat, f, filtergraph.Audio),
	}
}

// askedCodec returns the codec of the decoder that the command names for a
// type, "" if it names none.
func askedCodec(cat decoders, f *ffmpeg.File, m filtergraph.Media) string {
	o, ok := f.Last("codec", "", string(byte(m)), string(byte(m))+":0")
	if !ok {
		return ""
	}
	name, _ := known(o.Value)
	if d, ok := cat.Decoder(name); ok && d.Media == mediaOf(m) {
		return d.Codec
	}
	return ""
}

// overrideRate applies the options that say how many pictures a second an
// input has, whatever is declared of it.
func overrideRate(streams []*Stream, options chosen) {
	for _, s := range streams {
		if r := parseRate(options.value("framerate", "r")); r > 0 && s.Media == filtergraph.Video {
			s.Rate = r
		}
	}
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
		if p := options.value("pixel_format", "pix_fmt"); p != "" {
			s.PixFmt = p
		}
	}
}
