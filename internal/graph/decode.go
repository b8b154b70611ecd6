package graph

import (
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// decoders is the part of the catalog that knows decoders.
type decoders interface {
	Decoder(name string) (catalog.Coder, bool)
	DefaultDecoder(codec string) (catalog.Coder, bool)
}

// mediaOf is a media type in the catalog's words.
func mediaOf(m filtergraph.Media) catalog.Media { return catalog.Media(m) }

// decode returns the decoder of an input stream: one, however many take its
// frames.
func (b *builder) decode(in *Input, s *Stream) *Decoder {
	for _, d := range b.Decoders {
		if d.Stream == s {
			return d
		}
	}
	s.Used = true
	options := b.inOptions[in.Index][s.Index]
	d := &Decoder{
		Input: in, Stream: s, Threads: options.setting("threads"), ThreadType: options.value("thread_type"),
		LowDelay: hasFlag(options.value("flags"), "low_delay"), HWAccel: options.value("hwaccel"),
	}
	d.Name = b.decoderName(s, options)
	b.checkDecoderValues(d, options)
	b.Decoders = append(b.Decoders, d)
	return d
}

// checkDecoderValues reports values that a decoder refuses.
func (b *builder) checkDecoderValues(d *Decoder, options chosen) {
	b.checkCodecValues(options, codecUse{
		name: d.Name, private: b.cat.DecoderOptions(d.Name), flags: catalog.Decoding | flagsOf(d.Stream.Media), certain: !d.Input.Assumed,
	})
}

// decoderName is the decoder asked for, else the first registered one of the
// stream's codec.
func (b *builder) decoderName(s *Stream, options chosen) string {
	if o, ok := options.last("codec"); ok {
		name, _ := known(o.Value)
		if _, exists := b.cat.Decoder(name); exists {
			return name
		}
	}
	if d, ok := b.cat.DefaultDecoder(s.Codec); ok {
		return d.Name
	}
	return s.Codec
}

// hasFlag reports whether a flags option sets a flag: "low_delay", "+low_delay+x".
func hasFlag(flags, name string) bool {
	for f := range strings.SplitSeq(strings.ReplaceAll(flags, "-", "+-"), "+") {
		if f == name {
			return true
		}
	}
	return false
}

// Problem is one thing wrong with a command line.
type Problem = ffmpeg.Problem

// problem notes what is wrong. Nothing that follows from assumed streams, or
// behind a hole that may hide options, is certain.
func (b *builder) problem(p Problem) {
	p.Certain = p.Certain && !b.inv.Open
	b.Problems = append(b.Problems, p)
}
