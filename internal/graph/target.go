package graph

import (
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// targetOf returns what -target stands for: a muxer, and the encoders that
// it names (fftools/ffmpeg_opt.c, opt_target); "" where it leaves the choice.
func targetOf(name string) (muxer, video, audio string) {
	for _, norm := range []string{"pal-", "ntsc-", "film-"} {
		name = strings.TrimPrefix(name, norm)
	}
	switch name {
	case "vcd":
		return "vcd", "mpeg1video", "mp2"
	case "svcd":
		return "svcd", "mpeg2video", "mp2"
	case "dvd":
		return "dvd", "mpeg2video", "ac3"
	case "dv", "dv50":
		return "dv", "", ""
	}
	return "", "", ""
}

// targeted returns the -target of an output that counts instead of an option
// in front of it.
func (o *outputBuilder) targeted(instead ffmpeg.Option, given bool) (name string, counts bool) {
	opt, text, ok := o.options.literal("target")
	if !ok || given && instead.Index > opt.Index {
		return "", false
	}
	muxer, _, _ := targetOf(text)
	return text, muxer != ""
}

// targetEncoder is the encoder that -target names for a type of stream.
func (o *outputBuilder) targetEncoder(m filtergraph.Media, instead ffmpeg.Option, given bool) string {
	name, counts := o.targeted(instead, given)
	if !counts {
		return ""
	}
	_, video, audio := targetOf(name)
	switch m {
	case filtergraph.Video:
		return video
	case filtergraph.Audio:
		return audio
	}
	return ""
}

// knownTarget reports whether -target knows a name.
func knownTarget(name string) bool {
	muxer, _, _ := targetOf(name)
	return muxer != ""
}
