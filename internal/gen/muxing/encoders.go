package main

import (
	"regexp"
	"strings"
)

// encoder is an encoder worth trying.
type encoder struct {
	name, codec  string
	media        byte // 'v', 'a', 's'
	experimental bool
}

var encoderLine = regexp.MustCompile(`(?m)^ ([VAS])(\S{5}) (\S+) .*?(?:\(codec (\S+)\))?$`)

// hardware are the endings of encoders that no machine has for certain.
var hardware = regexp.MustCompile(`_(qsv|vaapi|nvenc|v4l2m2m|vulkan|omx|amf|mf|videotoolbox)$`)

// encoders returns one encoder for each codec: the first that `-encoders`
// names. Left out are those whose verdict depends on more than the codec
// (raw video), and bitmap subtitles, which take an input of their kind.
func encoders(list string) []encoder {
	seen := map[string]bool{}
	var all []encoder
	for _, m := range encoderLine.FindAllStringSubmatch(list, -1) {
		e := encoder{name: m[3], codec: m[4], media: m[1][0] | 0x20, experimental: strings.Contains(m[2], "X")}
		if e.codec == "" {
			e.codec = e.name
		}
		if seen[e.codec] || hardware.MatchString(e.name) || skipped(e.codec) {
			continue
		}
		seen[e.codec] = true
		all = append(all, e)
	}
	return all
}

func skipped(codec string) bool {
	switch codec {
	case "rawvideo", "wrapped_avframe", "vnull", "anull", "alias_pix", "a64_multi", "a64_multi5", "vbn", "xface", "bitpacked",
		"dvb_subtitle", "dvd_subtitle", "xsub", "sonic", "sonicls", "comfortnoise":
		return true
	}
	return false
}

// sources returns the inputs to try an encoder with: the first two that it
// takes count.
func (e encoder) sources() []string {
	switch e.media {
	case 'a':
		var all []string
		for _, layout := range []string{"44100:cl=stereo", "48000:cl=mono", "16000:cl=mono", "8000:cl=mono"} {
			all = append(all, "anullsrc=r="+layout)
		}
		return all
	case 'v':
		size := "352x288"
		switch e.codec {
		case "dvvideo", "avui":
			size = "720x576"
		case "dnxhd":
			size = "1920x1080"
		case "roq":
			size = "256x256:r=30"
		}
		return []string{"color=s=" + size}
	}
	return nil
}

// input returns the arguments of a source.
func (e encoder) input(source string) []string {
	if e.media == 's' {
		return []string{"-i", "s.srt"}
	}
	return []string{"-f", "lavfi", "-i", source}
}

// options returns the arguments that make the encoder work.
func (e encoder) options() []string {
	kind := string(e.media)
	args := []string{"-c:" + kind, e.name, "-threads", "1", "-flags", "+global_header"}
	switch {
	case e.codec == "dnxhd":
		args = append(args, "-profile:v", "dnxhr_lb", "-pix_fmt", "yuv422p")
	case e.experimental:
		args = append(args, "-strict:"+kind, "-2")
	case e.codec == "amv" || e.codec == "ljpeg" || e.codec == "mjpeg":
		args = append(args, "-pix_fmt", "yuvj420p")
	}
	if e.media != 's' {
		args = append(args, "-frames", "3")
	}
	return args
}
