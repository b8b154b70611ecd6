package graph

import (
	"fmt"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// defaultCodec returns the codec that a muxer takes for a media type unless
// told otherwise, "" for none.
func (o *outputBuilder) defaultCodec(m filtergraph.Media) string {
	muxer := o.muxer
	switch o.Format {
	case "segment", "stream_segment", "ssegment", "stream_segment,ssegment":
		if guessed, ok := o.cat.GuessMuxer(o.URL); ok {
			muxer = guessed
		}
	}
	switch m {
	case filtergraph.Video:
		if muxer.Name == "image2" || muxer.Name == "image2pipe" {
			if codec := imageCodec(extension(o.URL)); codec != "" {
				return codec
			}
		}
		return muxer.DefaultVideo
	case filtergraph.Audio:
		return muxer.DefaultAudio
	case filtergraph.Subtitle:
		return muxer.DefaultSubtitle
	}
	return ""
}

// imageCodec returns the codec of an image's extension (libavformat/img2.c).
func imageCodec(extension string) string {
	switch extension {
	case "jpg", "jpeg", "mjpg":
		return "mjpeg"
	case "tif":
		return "tiff"
	case "jp2", "j2k", "j2c":
		return "jpeg2000"
	case "tga":
		return "targa"
	case "jls":
		return "jpegls"
	case "jxl":
		return "jpegxl"
	case "ljpg":
		return "ljpeg"
	case "ras", "sun", "im1", "im8", "im24", "im32":
		return "sunrast"
	case "png", "bmp", "ppm", "pgm", "pbm", "pam", "pgmyuv", "tiff", "sgi", "xbm", "xwd", "dpx", "exr", "gif", "webp", "qoi", "hdr", "pfm", "phm", "wbmp":
		return extension
	}
	return ""
}

// encoderOf chooses the encoder of a stream: "copy", a name, or "" if there
// is none.
func (o *outputBuilder) encoderOf(w want, options chosen) string {
	if w.media == attachment || w.media == filtergraph.Data {
		return "copy"
	}
	opt, given := options.last("codec")
	if name := o.targetEncoder(w.media, opt, given); name != "" {
		return name
	}
	if !given {
		return o.defaultEncoder(w.media)
	}
	name, ok := known(opt.Value)
	if !ok {
		chosen := o.defaultEncoder(w.media)
		o.Assumptions = append(o.Assumptions, Assumption{Subject: "encoder " + opt.Value.String(), Value: chosen, Source: "default"})
		return chosen
	}
	if name == "copy" {
		return name
	}
	at := func(p Problem) Problem {
		p.At, p.Index, p.Refused = opt.Value.Span, opt.Index+1, true
		return p
	}
	coder, exists := o.cat.Encoder(name)
	if !exists {
		if codec, isCodec := o.cat.Codec(name); isCodec {
			if coder, exists = o.cat.DefaultEncoder(codec.Name); exists {
				name = coder.Name
			}
		}
	}
	removal, gone := o.cat.Removed(catalog.EncoderName, name)
	switch {
	case gone && (!exists || !removal.Maybe):
		o.problem(at(Problem{
			Rule: "removed-option", Message: removal.Message("the encoder " + name), Certain: !removal.Maybe, Instead: removal.Instead,
		}))
	case !exists:
		o.problem(at(Problem{
			Rule: "unknown-encoder", Message: fmt.Sprintf("there is no encoder named %s", name),
			Certain: o.cat.Lacks(catalog.EncoderName, name), Instead: o.cat.Nearest(catalog.EncoderName, name),
		}))
	case coder.Media != mediaOf(w.media):
		o.problem(at(Problem{
			Rule: "wrong-media-type", Message: fmt.Sprintf("%s cannot encode a %s stream", name, w.media), Certain: o.certain(w),
		}))
	}
	return name
}

// certain reports whether a stream is known, not assumed.
func (o *outputBuilder) certain(w want) bool { return w.input == nil || !w.input.Assumed }

// defaultEncoder is the encoder of the muxer's default codec; where the
// muxer is not known, that of mp4.
func (o *outputBuilder) defaultEncoder(m filtergraph.Media) string {
	codec := o.defaultCodec(m)
	if codec == "" && !o.known {
		codec = map[filtergraph.Media]string{filtergraph.Video: "h264", filtergraph.Audio: "aac"}[m]
	}
	if codec == "" {
		o.problem(Problem{
			Rule: "unknown-encoder", Message: fmt.Sprintf("%s has no default encoder for a %s stream: choose one with -c", o.Format, m),
			At: o.File.URL.Span, Index: o.File.Index, Refused: true, Certain: o.Format != "",
		})
		return ""
	}
	coder, ok := o.cat.DefaultEncoder(codec)
	if !ok {
		return codec
	}
	return coder.Name
}
