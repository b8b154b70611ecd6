package ffmpeg

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// checkInput reports what ffmpeg does not take in front of an input.
func (p *parser) checkInput(f *File) {
	p.checkDemuxer(f)
	for _, o := range f.Options {
		p.checkScope(f, o, catalog.Input, "input", "output")
		p.checkInputOption(f, o)
	}
	p.checkValues(f)
	p.checkRepeats(f.Options)
}

// checkOutput reports what ffmpeg does not take in front of an output.
func (p *parser) checkOutput(f *File) {
	for _, o := range f.Options {
		p.checkScope(f, o, catalog.Output, "output", "input")
		p.checkOutputOption(f, o)
	}
	p.checkValues(f)
	p.checkRepeats(f.Options)
	p.checkMuxer(f)
}

// checkScope reports an option of the program itself before the wrong file
// (cmdutils.c, parse_optgroup).
func (p *parser) checkScope(f *File, o Option, wanted catalog.Scope, here, there string) {
	if o.Class != Tool {
		return
	}
	t, ok := p.cat.ToolOption(o.As)
	if !ok || t.Scope&wanted != 0 || p.valueless(f) != "" {
		return
	}
	p.reportMisplaced(f, o, fmt.Sprintf("-%s is an %s option and stands before an %s", o.typed(), there, here), true)
}

// reportMisplaced is certain only if no hole can hide another file between
// the option and this one.
func (p *parser) reportMisplaced(f *File, o Option, message string, refused bool) {
	if p.inv.Exits {
		return
	}
	p.report(Problem{Rule: "misplaced-option", Message: message, Index: o.Index, Refused: refused})
	p.inv.Problems[len(p.inv.Problems)-1].Certain = f.Index < p.hole || f.Index == p.hole && !f.URL.Splits()
}

// checkInputOption reports a library's option that no demuxer or decoder has.
func (p *parser) checkInputOption(f *File, o Option) {
	if o.Class != Codec && o.Class != Format {
		return
	}
	all := p.cat.AVOption(o.As)
	first, isCodec := firstOf(all, catalog.CodecClass)
	_, isFormat := firstOf(all, catalog.FormatClass)
	switch {
	case isCodec && !isFormat && !first.Flags.Has(catalog.Decoding):
		p.reportMisplaced(f, o, fmt.Sprintf("-%s is an encoder's option and stands before an input", o.typed()), true)
	case isCodec || o.Class != Format:
	case p.wrongProtocol(f, o, all):
	case !p.demuxerTakes(f, o.As, all):
		p.reportMisplaced(f, o, fmt.Sprintf("-%s is no option of this input's format", o.typed()), true)
	}
}

// checkOutputOption reports a library's option that no encoder or muxer has;
// ffmpeg says nothing about the second.
func (p *parser) checkOutputOption(f *File, o Option) {
	if o.Class != Codec && o.Class != Format {
		return
	}
	all := p.cat.AVOption(o.As)
	first, isCodec := firstOf(all, catalog.CodecClass)
	_, isFormat := firstOf(all, catalog.FormatClass)
	switch {
	case isCodec && !isFormat && !first.Flags.Has(catalog.Encoding):
		p.reportMisplaced(f, o, fmt.Sprintf("-%s is a decoder's option and stands before an output", o.typed()), true)
	case !isCodec && isFormat && !anyHas(all, catalog.Encoding):
		p.reportMisplaced(f, o, fmt.Sprintf("-%s is a demuxer's option and has no effect before an output", o.typed()), false)
	}
}

// firstOf returns the first option of a kind: the one whose flags ffmpeg
// looks at.
func firstOf(all []catalog.AVOption, kind catalog.ClassKind) (catalog.AVOption, bool) {
	for _, o := range all {
		if o.Kind == kind {
			return o, true
		}
	}
	return catalog.AVOption{}, false
}

func anyHas(all []catalog.AVOption, flags catalog.Flags) bool {
	for _, o := range all {
		if o.Flags.Has(flags) {
			return true
		}
	}
	return false
}

// demuxerTakes reports whether the input's demuxer or protocol may use a
// format option; true if that is not known.
func (p *parser) demuxerTakes(f *File, name string, all []catalog.AVOption) bool {
	demuxer, known := p.demuxer(f)
	for _, o := range all {
		switch {
		case o.Kind != catalog.FormatClass:
		case o.Owner == "AVFormatContext" && (o.Flags.Has(catalog.Decoding) || !known):
			return true
		case p.cat.IsProtocolClass(o.Owner) && (!known || !isFile(f) || o.Owner == "file" || o.Owner == anyProtocol):
			return true // ffmpeg does not ask whether it is meant for reading
		}
	}
	if !known {
		return anyHas(all, catalog.Decoding)
	}
	for _, o := range p.cat.DemuxerOptions(demuxer) {
		if o.Name == name {
			return true
		}
	}
	return false
}

// isFile reports whether the input is certainly a file: other protocols take
// options of their own, and those that they are built on.
func isFile(f *File) bool {
	url, ok := f.URL.Literal()
	return ok && !strings.Contains(url, ":") && url != "-"
}

// demuxer returns the format of an input: -f, or what the extension promises.
func (p *parser) demuxer(f *File) (name string, known bool) {
	if o, given := f.Last("f", ""); given {
		text, ok := o.Value.Literal()
		d, found := p.cat.Demuxer(text)
		return d.Name, ok && found
	}
	if scheme(f) == "rtsp" {
		return "rtsp", true
	}
	url, ok := f.URL.Literal()
	if !ok {
		return "", false
	}
	d, found := p.cat.GuessInput(url)
	return d.Name, found
}

// checkDemuxer reports a -f before an input that ffmpeg has no demuxer for.
func (p *parser) checkDemuxer(f *File) {
	o, given := f.Last("f", "")
	if !given || p.inv.Exits {
		return
	}
	name, ok := o.Value.Literal()
	if _, found := p.cat.Demuxer(name); ok && !found {
		p.noFormat(o, catalog.DemuxerName, name)
	}
}

// noFormat reports the value of a -f that names no format, or one that is no
// longer there; what another build may have is not certain.
func (p *parser) noFormat(o Option, kind catalog.Kind, name string) {
	if r, gone := p.cat.Removed(kind, name); gone {
		p.report(Problem{
			Rule: "removed-option", Message: r.Message(fmt.Sprintf("the %s %s", kind, name)), Index: o.Index + 1, Refused: true, Instead: r.Instead,
		})
		if r.Maybe {
			p.inv.Problems[len(p.inv.Problems)-1].Certain = false
		}
		return
	}
	p.report(Problem{
		Rule: "invalid-value", Message: fmt.Sprintf("ffmpeg %s has no %s %q", p.inv.Version, kind, name),
		Index: o.Index + 1, Refused: true, Instead: p.cat.Nearest(kind, name),
	})
	if !p.cat.Lacks(kind, name) {
		p.inv.Problems[len(p.inv.Problems)-1].Certain = false
	}
}

// checkMuxer reports an output for which ffmpeg finds no muxer.
func (p *parser) checkMuxer(f *File) {
	url, ok := f.URL.Literal()
	if !ok || p.inv.Exits {
		return
	}
	if o, given := f.Last("f", ""); given {
		name, ok := o.Value.Literal()
		if _, found := p.cat.Muxer(name); ok && !found {
			p.noFormat(o, catalog.MuxerName, name)
		}
		return
	}
	if _, targeted := f.Last("target", ""); targeted {
		return
	}
	if _, found := p.cat.GuessMuxer(url); !found {
		message := fmt.Sprintf("%q is taken for an output file, and ffmpeg knows no format for it", url)
		if flag := p.valueless(f); flag != "" {
			message = fmt.Sprintf("-%s takes no value, so that %s is taken for an output file: write -%s or -no%s", flag, url, flag, flag)
		}
		p.report(Problem{Rule: "stray-output", Message: message, Index: f.Index, Refused: true})
	}
}

// valueless returns the switch that an output stands behind like a value,
// "-y 1", without dash; "" if there is none. Up to 6.1 -autorotate and
// -autoscale took one (fftools/cmdutils.c: HAS_ARG).
func (p *parser) valueless(f *File) string {
	url, _ := f.URL.Literal()
	if _, _, ok := value.Bool(url); !ok || f.Index == 0 {
		return ""
	}
	flag, ok := p.words[f.Index-1].Literal()
	name, dash := strings.CutPrefix(flag, "-")
	name, _, _ = strings.Cut(name, ":")
	if t, known := p.cat.ToolOption(name); ok && dash && known && t.Bool && t.Arg == catalog.ArgNone {
		return name
	}
	return ""
}
