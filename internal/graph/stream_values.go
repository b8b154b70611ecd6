package graph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/avoption"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/expression"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// streamValue is an option of ffmpeg's own whose value counts once a stream of
// an output takes it.
type streamValue struct {
	name  string
	media filtergraph.Media // 0 for all
	// encoded says that it does not count for copied streams.
	encoded bool
	// wrong says what is wrong with a value, "" if it is taken.
	wrong func(o *outputBuilder, text string) string
}

func streamValues() []streamValue {
	const video, audio = filtergraph.Video, filtergraph.Audio
	rate := func(o *outputBuilder, text string) string {
		return unless(avoption.Rate(text, o.inv.Version), "it wants a rate such as 25, 30000/1001 or ntsc")
	}
	matrix := func(_ *outputBuilder, text string) string {
		return unless(strings.Count(text, ",") >= 63, "it wants 64 numbers")
	}
	layout := func(o *outputBuilder, text string) string {
		r := avoption.Check(catalog.AVOption{Type: "channel_layout"}, text, o.cat)
		return unless(r == nil, "it wants a channel layout such as mono, stereo or 5.1")
	}
	return []streamValue{
		{"disposition", 0, false, func(o *outputBuilder, text string) string {
			return reasonOf(avoption.Check(dispositions(o.inv.Version), text, o.cat))
		}},
		{"r", video, false, rate},
		{"fpsmax", video, false, rate},
		{"s", video, true, func(o *outputBuilder, text string) string {
			r := avoption.Check(catalog.AVOption{Type: "image_size"}, text, o.cat)
			return unless(r == nil && text != "none", "it wants a size such as 1280x720 or hd720")
		}},
		{"aspect", video, true, func(o *outputBuilder, text string) string {
			return unless(pictureRatio(text, o.inv.Version), "it wants a ratio such as 16:9 or 1.777")
		}},
		{"force_key_frames", video, true, func(o *outputBuilder, text string) string { return forcedKeyFrames(text, o.inv.Version) }},
		{"fps_mode", video, false, frameSync},
		{"enc_time_base", video, true, timeBase},
		{"enc_time_base", audio, true, timeBase},
		{"time_base", 0, false, func(o *outputBuilder, text string) string {
			return unless(pictureRatio(text, o.inv.Version), "it wants a fraction such as 1:25")
		}},
		{"rc_override", video, true, func(_ *outputBuilder, text string) string {
			return unless(overrides(text), "it wants START,END,QUALITY between slashes")
		}},
		{"intra_matrix", video, true, matrix},
		{"inter_matrix", video, true, matrix},
		{"chroma_intra_matrix", video, true, matrix},
		{"sample_fmt", audio, true, sampleFormat},
		{"channel_layout", audio, true, layout},
		{"stats_enc_pre_fmt", 0, true, func(_ *outputBuilder, text string) string { return statsFormat(text, true) }},
		{"stats_enc_post_fmt", 0, true, func(_ *outputBuilder, text string) string { return statsFormat(text, false) }},
		{"stats_mux_pre_fmt", 0, true, func(_ *outputBuilder, text string) string { return statsFormat(text, false) }},
	}
}

// unless is the reason for what is not as it should be.
func unless(right bool, reason string) string {
	if right {
		return ""
	}
	return reason
}

func reasonOf(r *avoption.Refusal) string {
	if r == nil {
		return ""
	}
	return r.Reason
}

// checkStreamOptions reports values of ffmpeg's own options that a stream of
// the output does not take.
func (o *outputBuilder) checkStreamOptions(w want, s *OutStream, options chosen) {
	for _, v := range streamValues() {
		opt, text, ok := options.literal(v.name)
		if !ok || v.encoded && s.Encoder == nil || v.media != 0 && v.media != w.media || !o.printed(v.name, options) {
			continue
		}
		if reason := v.wrong(o, text); reason != "" {
			o.refuseValue(opt, reason, "", o.certain(w))
		}
	}
}

// printed reports whether statistics are wanted, if the option is a format of
// them: it is not read otherwise.
func (o *outputBuilder) printed(name string, options chosen) bool {
	what, isFormat := strings.CutSuffix(name, "_fmt")
	if !isFormat || !strings.HasPrefix(what, "stats_") {
		return true
	}
	_, given := options.last(what)
	return given
}

// frameSync reads -fps_mode, which is taken in any case.
func frameSync(o *outputBuilder, text string) string {
	modes := []string{"auto", "passthrough", "cfr", "vfr"}
	if !o.v.AtLeast(9, 0) {
		modes = append(modes, "drop")
	}
	return unless(slices.Contains(modes, strings.ToLower(text)), "it is one of "+strings.Join(modes, ", "))
}

// timeBase reads -enc_time_base: before 7.0, numbers below 0 mean demux and filter.
func timeBase(o *outputBuilder, text string) string {
	modern := o.modern()
	switch {
	case modern && (text == "demux" || text == "filter"), !modern && (text == "-1" || text == "-2"):
		return ""
	}
	above, below, isRatio := strings.Cut(text, ":")
	n, err := strconv.Atoi(above)
	d, err2 := strconv.Atoi(below)
	if isRatio && err == nil && err2 == nil {
		return unless(!modern || n >= 0 && d > 0, "it wants a fraction such as 1:25")
	}
	e, failed := expression.Parse(text, expression.Grammar{Version: o.inv.Version})
	if failed != nil {
		return "it wants a fraction such as 1:25"
	}
	number, ok := e.Constant()
	return unless(!ok || !modern || number >= 0, "it wants a fraction such as 1:25")
}

// overrides reads -rc_override.
func overrides(text string) bool {
	for part := range strings.SplitSeq(text, "/") {
		numbers := strings.Split(part, ",")
		if len(numbers) < 3 {
			return false
		}
		for _, n := range numbers[:3] {
			if _, err := strconv.Atoi(strings.TrimSpace(n)); err != nil {
				return false
			}
		}
	}
	return true
}

func sampleFormat(_ *outputBuilder, text string) string {
	formats := []string{"u8", "s16", "s32", "flt", "dbl", "u8p", "s16p", "s32p", "fltp", "dblp", "s64", "s64p"}
	return unless(slices.Contains(formats, text), "there is no such sample format")
}

// statsFormat reads the format of -stats_enc_pre_fmt and its like: names in
// braces, some of them only before or after encoding (ffmpeg_mux_init.c,
// enc_stats_init).
func statsFormat(text string, before bool) string {
	always := []string{"fidx", "sidx", "n", "ni", "tb", "tbi", "pts", "t", "ptsi", "ti"}
	early, late := []string{"sn", "samp"}, []string{"dts", "dt", "size", "br", "abr", "key"}
	for {
		_, rest, open := strings.Cut(text, "{")
		if !open || strings.Contains(text, "\\") {
			return ""
		}
		name, after, closed := strings.Cut(rest, "}")
		switch {
		case name == "" || !closed:
			return "a brace is open or empty"
		case slices.Contains(always, name), before && slices.Contains(early, name), !before && slices.Contains(late, name):
		case slices.Contains(early, name), slices.Contains(late, name):
			return fmt.Sprintf("{%s} is not known at this point", name)
		default:
			return fmt.Sprintf("there is no {%s}", name)
		}
		text = after
	}
}
