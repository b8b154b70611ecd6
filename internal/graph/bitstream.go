package graph

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/avoption"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// checkBitstream reports what ffmpeg refuses of a stream's bitstream filters:
// NAME=OPTIONS, commas between them (libavcodec/bsf.c).
func (o *outputBuilder) checkBitstream(w want, s *OutStream, options chosen) {
	opt, given := options.last("bsf")
	text, ok := opt.Value.Literal()
	if !given || !ok {
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
		case codec != "" && !filters(name, codec):
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
		if r := avoption.Check(all[i], string(val), o.cat); r != nil {
			o.refuseValue(opt, fmt.Sprintf("%s of %s does not take %q: %s", key, name, val, r.Reason), "", certain)
			return
		}
	}
}

// filters reports whether a bitstream filter takes a codec (codec_ids of each
// filter in libavcodec); those that are not listed take several.
func filters(name, codec string) bool {
	only := map[string]string{
		"aac_adtstoasc": "aac", "av1_frame_merge": "av1", "av1_frame_split": "av1", "av1_metadata": "av1", "dca_core": "dts",
		"eac3_core": "eac3", "h264_metadata": "h264", "h264_mp4toannexb": "h264", "h264_redundant_pps": "h264", "hevc_metadata": "hevc",
		"hevc_mp4toannexb": "hevc", "vvc_metadata": "vvc", "vvc_mp4toannexb": "vvc", "hapqa_extract": "hap", "imxdump": "mpeg2video",
		"mjpeg2jpeg": "mjpeg", "mjpegadump": "mjpeg", "mpeg2_metadata": "mpeg2video", "mpeg4_unpack_bframes": "mpeg4",
		"opus_metadata": "opus", "pgs_frame_merge": "hdmv_pgs_subtitle", "prores_metadata": "prores", "truehd_core": "truehd",
		"vp9_metadata": "vp9", "vp9_raw_reorder": "vp9", "vp9_superframe": "vp9", "vp9_superframe_split": "vp9", "evc_frame_merge": "evc",
	}[name]
	return only == "" || only == codec || only == "mpeg2video" && codec == "mpeg1video"
}
