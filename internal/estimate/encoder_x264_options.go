package estimate

import (
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
)

// x264Preset is what a preset of libx264 says about threads and memory
// (x264's common/base.c param_apply_preset).
type x264Preset struct {
	subme, bframes, badapt, refs, lookahead int
}

// x264Presets are the presets by name; the table never changes.
var x264Presets = map[string]x264Preset{
	"ultrafast": {0, 0, 0, 1, 0},
	"superfast": {1, 3, 1, 1, 0},
	"veryfast":  {2, 3, 1, 1, 10},
	"faster":    {4, 3, 1, 2, 20},
	"fast":      {6, 3, 1, 2, 30},
	"medium":    {7, 3, 1, 3, 40},
	"slow":      {8, 3, 1, 5, 50},
	"slower":    {9, 3, 2, 8, 60},
	"veryslow":  {10, 8, 2, 16, 60},
	"placebo":   {11, 16, 2, 16, 60},
}

// x264Names are the presets in the order of their numbers: x264 takes both.
func x264Names() []string {
	return []string{"ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow", "placebo"}
}

// presetOf returns the encoder's preset; an unknown one counts as medium.
func presetOf(name string) x264Preset {
	if i, err := strconv.Atoi(name); err == nil && i >= 0 && i < len(x264Names()) {
		name = x264Names()[i]
	}
	if p, ok := x264Presets[name]; ok {
		return p
	}
	return x264Presets["medium"]
}

// x264Settings are the options that count, after preset, tune, ffmpeg's
// options and x264's own parameters, in the order in which they apply.
type x264Settings struct {
	x264Preset
	threads, lookaheadThreads, sync int
	sliced, zerolatency             bool
}

func x264SettingsOf(e *graph.Encoder, threads int) x264Settings {
	s := x264Settings{x264Preset: presetOf(e.Options["preset"]), threads: threads, sync: -1}
	s.tune(e.Options["tune"])
	for _, o := range []struct {
		name   string
		target *int
	}{
		{"bf", &s.bframes}, {"b_strategy", &s.badapt}, {"subq", &s.subme}, {"refs", &s.refs}, {"rc-lookahead", &s.lookahead},
	} {
		setInt(o.target, e.Options[o.name])
	}
	switch e.Options["thread_type"] {
	case "slice":
		s.sliced = true
	case "frame":
		s.sliced = false
	}
	s.params(e.Params)
	if pass := firstOf(e.Params, "pass", e.Options["pass"]); pass == "2" || pass == "3" {
		s.sync = 0
	}
	return s
}

// tune applies tunings, of which several may be given.
func (s *x264Settings) tune(tunes string) {
	for _, t := range strings.FieldsFunc(tunes, func(r rune) bool { return strings.ContainsRune(",./-+", r) }) {
		switch t {
		case "zerolatency":
			s.sliced, s.zerolatency = true, true
			s.bframes, s.lookahead, s.sync = 0, 0, 0
		case "animation":
			s.bframes += 2
		}
	}
}

// params applies x264-params and x264opts.
func (s *x264Settings) params(p map[string]string) {
	setInt(&s.bframes, p["bframes"])
	setInt(&s.badapt, p["b-adapt"])
	setInt(&s.subme, firstOf(p, "subme", p["subq"]))
	setInt(&s.refs, firstOf(p, "ref", p["frameref"]))
	setInt(&s.lookahead, p["rc-lookahead"])
	setInt(&s.lookaheadThreads, p["lookahead-threads"])
	setInt(&s.sync, p["sync-lookahead"])
	if p["threads"] == "auto" {
		s.threads = 0
	}
	setInt(&s.threads, p["threads"])
	if v, ok := p["sliced-threads"]; ok {
		s.sliced = v != "0" && v != "false" && v != "no"
	}
}

// x264Of returns the model of a libx264 encoder.
func x264Of(e *graph.Encoder, threads, height int) x264 {
	s := x264SettingsOf(e, threads)
	return x264{
		Threads: s.threads, Height: height, Sliced: s.sliced, Subme: s.subme, BFrames: s.bframes,
		BAdapt: s.badapt, Lookahead: s.lookaheadThreads, Sync: s.sync,
	}
}

// setInt sets the target to the number that the text writes, if it writes one.
func setInt(target *int, text string) {
	if text == "" { // most are not given, and Atoi makes an error of that
		return
	}
	if n, err := strconv.Atoi(strings.TrimSpace(text)); err == nil {
		*target = n
	}
}

// firstOf returns the parameter, or the fallback where it is not given.
func firstOf(params map[string]string, name, fallback string) string {
	if v, ok := params[name]; ok {
		return v
	}
	return fallback
}
