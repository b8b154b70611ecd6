package rules

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// idle is an encoder's option that no encoder of its output takes.
type idle struct {
	option ffmpeg.Option
	copied bool // because the streams that it is for are copied
}

// idles are the check of the rules about idle options: each reports its half.
func idles(id string, level finding.Level, copied bool, message string) check {
	return func(d *facts.Document, _ Settings, report func(finding.Finding)) {
		var s sites
		for _, c := range d.Commands {
			for _, i := range idleOptions(c) {
				if i.copied != copied {
					continue
				}
				f := about(id, level, c, i.option.Flag.Span)
				f.Message = fmt.Sprintf(message, i.option.Flag.String())
				s.add(f)
			}
		}
		s.report(report)
	}
}

// idleOptions returns the encoder options of a command that reach no encoder;
// nothing where a hole may hide one.
func idleOptions(c *facts.Command) []idle {
	if c.Graph == nil || c.Invocation.Open || c.Accepted == "no" {
		return nil
	}
	cat := catalog.Load(c.Invocation.Version)
	var all []idle
	for _, out := range c.Graph.Outputs {
		if out.File == nil || len(out.Streams) == 0 || hidesEncoder(out.File) {
			continue
		}
		for _, o := range out.File.Options {
			if o.Class != ffmpeg.Codec && o.Name != "b" || cat.HasAVOption(catalog.FormatClass, o.As) {
				continue
			}
			if copied, used := arrives(cat, out, o); !used {
				all = append(all, idle{o, copied})
			}
		}
	}
	return all
}

// hidesEncoder reports whether the encoder of some stream is not known.
func hidesEncoder(f *ffmpeg.File) bool {
	for _, o := range f.Options {
		if _, known := o.Value.Literal(); o.Name == "codec" && !known {
			return true
		}
	}
	return false
}

// arrives tells whether an encoder takes an option, and if none does, whether
// that is because the streams that it is for are copied. An option for single
// streams counts as used.
func arrives(cat *catalog.Catalog, out *graph.Output, o ffmpeg.Option) (copied, used bool) {
	media, rest, _ := strings.Cut(o.Spec, ":")
	if rest != "" || len(media) > 1 || media != "" && !strings.Contains("vas", media) {
		return false, true
	}
	encoded := false
	for _, s := range out.Streams {
		switch {
		case media != "" && string(byte(s.Media)) != media:
		case s.Copy:
			copied = true
		case s.Encoder == nil || takes(cat, s, o.Name):
			return false, true
		default:
			encoded = true
		}
	}
	return copied && !encoded, false
}

// takes reports whether a stream's encoder has the option, itself or as every
// encoder of its media type (fftools/cmdutils.c, filter_codec_opts).
func takes(cat *catalog.Catalog, s *graph.OutStream, name string) bool {
	if _, known := cat.Encoder(s.Encoder.Name); !known {
		return true
	}
	kind := map[byte]catalog.Flags{'v': catalog.Video, 'a': catalog.Audio, 's': catalog.Subtitle}[byte(s.Media)]
	for _, o := range cat.AVOption(name) {
		if o.Generic && o.Kind == catalog.CodecClass && o.Flags.Has(catalog.Encoding|kind) {
			return true
		}
	}
	for _, o := range cat.EncoderOptions(s.Encoder.Name) {
		if o.Name == name {
			return true
		}
	}
	return false
}
