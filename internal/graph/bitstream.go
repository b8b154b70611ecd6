package graph

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/avoption"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/expression"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// checkBitstream reports what ffmpeg refuses of a stream's bitstream filters:
// NAME=OPTIONS, commas between them (libavcodec/bsf.c).
func (o *outputBuilder) checkBitstream(w want, s *OutStream, options chosen) {
	opt, given := options.last("bsf")
	text, ok := opt.Value.Literal()
	if !given || !ok || text == "" {
		return
	}
	certain := o.certain(w) && !o.cat.Interpolated
	for at := 0; at < len(text) || at == 0; at++ {
		one, _, end := value.Token(text, at, ",")
		at = end
		name, settings, hasSettings := strings.Cut(string(one), "=")
		switch codec := o.codecID(w, s); {
		case !o.cat.BSF(name):
			reason := fmt.Sprintf("there is no bitstream filter %q", name)
			near := o.cat.Nearest(catalog.BSFName, name)
			if near != "" {
				reason += fmt.Sprintf("; did you mean %s?", near)
			}
			o.refuseValue(opt, reason, near, certain)
			return
		case codec != "" && !filters(o.cat, name, codec):
			o.refuseValue(opt, fmt.Sprintf("%s does not filter %s", name, codec), "", certain)
			return
		case hasSettings:
			o.checkBitstreamOptions(opt, name, settings, certain)
		}
	}
}

// codecID is the codec of an output stream, "" if it is not known.
func (o *outputBuilder) codecID(w want, s *OutStream) string {
	if s.Copy {
		if w.stream == nil || w.input.Assumed {
			return ""
		}
		return w.stream.Codec
	}
	e, _ := o.cat.Encoder(s.Codec)
	return e.Codec
}

// checkBitstreamOptions reports options that a bitstream filter does not have;
// a value alone is that of the first one. Filters without options take all.
func (o *outputBuilder) checkBitstreamOptions(opt ffmpeg.Option, name, text string, certain bool) {
	all := o.cat.BSFOptions(name)
	if len(all) == 0 {
		return
	}
	shorthand := all[0].Name
	for at := 0; at < len(text); at++ {
		key, rest, named := strings.Cut(text[at:], "=")
		if !named || strings.Trim(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != "" {
			key, rest = shorthand, text[at:]
		}
		val, _, end := value.Token(rest, 0, ":")
		at = len(text) - len(rest) + end
		shorthand = ""
		i := slices.IndexFunc(all, func(o catalog.AVOption) bool { return o.Name == key })
		if i < 0 {
			o.refuseValue(opt, fmt.Sprintf("%s has no option %q", name, key), "", certain)
			return
		}
		if reason := o.bitstreamExpression(name, all[i], string(val)); reason != "" {
			o.refuseValue(opt, reason, "", certain)
			return
		}
		if r := avoption.Check(all[i], string(val), o.cat); r != nil {
			o.refuseValue(opt, fmt.Sprintf("%s of %s does not take %q: %s", key, name, val, r.Reason), "", certain)
			return
		}
	}
}

// bitstreamExpression says what is wrong with an expression of setts
// (libavcodec/setts_bsf.c).
func (o *outputBuilder) bitstreamExpression(name string, option catalog.AVOption, text string) string {
	if name != "setts" || option.Type != "string" {
		return ""
	}
	_, err := expression.Parse(text, expression.Grammar{Version: o.inv.Version, Constants: strings.Fields(
		"N TS POS PREV_INPTS PREV_INDTS PREV_INDURATION PREV_OUTPTS PREV_OUTDTS PREV_OUTDURATION NEXT_PTS NEXT_DTS NEXT_DURATION " +
			"PTS DTS DURATION STARTPTS STARTDTS TB TB_OUT SR NOPTS")})
	if err != nil {
		return fmt.Sprintf("the expression of %s is wrong: %v", option.Name, err)
	}
	return ""
}

// filters reports whether a bitstream filter takes a codec. A stream of MPEG-1
// may turn out to be one of MPEG-2 once it is read.
func filters(cat *catalog.Catalog, name, codec string) bool {
	only := cat.BSFCodecs(name)
	return len(only) == 0 || slices.Contains(only, codec) || codec == "mpeg1video" && slices.Contains(only, "mpeg2video")
}
