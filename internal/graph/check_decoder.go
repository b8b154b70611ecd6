package graph

import (
	"fmt"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// checkDecoders reports the decoders that a command asks for and that do not
// exist, or are for another media type. ffmpeg looks the name of -c:v, -c:a,
// -c:s and -c:d up whatever the file holds, and any other for the streams that
// it reaches, decoded or not (fftools/ffmpeg_demux.c, choose_decoder).
func (b *builder) checkDecoders(in *Input) {
	seen := map[int]bool{}
	for _, o := range in.File.Options {
		if m, whole := typeOf(o.Spec); o.Name == "codec" && whole {
			seen[o.Index] = true
			b.checkDecoder(o, m, true)
		}
	}
	for i, s := range in.Streams {
		if o, ok := b.inOptions[in.Index][i].last("codec"); ok && !seen[o.Index] {
			seen[o.Index] = true
			b.checkDecoder(o, s.Media, !in.Assumed)
		}
	}
}

// typeOf is the media type of a specifier that is nothing else.
func typeOf(spec string) (m filtergraph.Media, ok bool) {
	switch spec {
	case "v", "a", "s", "d":
		return filtergraph.Media(spec[0]), true
	}
	return 0, false
}

// checkDecoder looks one name up: that of a decoder, or of a codec.
func (b *builder) checkDecoder(o ffmpeg.Option, m filtergraph.Media, certain bool) {
	name, ok := known(o.Value)
	if !ok {
		return
	}
	p := Problem{At: o.Value.Span, Index: o.Index + 1, Refused: true}
	if found, exists := b.decodes(name); exists {
		if found != mediaOf(m) {
			p.Rule, p.Certain = "wrong-media-type", certain
			p.Message = fmt.Sprintf("%s in front of an input is no %s decoder", name, m)
			b.problem(p)
		}
		return
	}
	if r, gone := b.cat.Removed(catalog.DecoderName, name); gone {
		p.Rule, p.Certain, p.Message, p.Instead = "removed-option", certain && !r.Maybe, r.Message("the decoder "+name), r.Instead
		b.problem(p)
		return
	}
	p.Rule, p.Certain, p.Message = "unknown-encoder", certain, fmt.Sprintf("there is no decoder named %s", name)
	_, encodes := b.cat.Encoder(name)
	switch {
	case encodes || name == "copy":
		p.Message += ": in front of an input -c asks for a decoder, so move it behind the input"
	default:
		p.Certain, p.Instead = certain && b.cat.Lacks(catalog.DecoderName, name), b.cat.Nearest(catalog.DecoderName, name)
	}
	b.problem(p)
}

// decodes returns the media type of a decoder, or of a codec that has one.
func (b *builder) decodes(name string) (catalog.Media, bool) {
	if d, ok := b.cat.Decoder(name); ok {
		return d.Media, true
	}
	_, decodable := b.cat.DefaultDecoder(name)
	c, ok := b.cat.Codec(name)
	return c.Media, ok && decodable
}
