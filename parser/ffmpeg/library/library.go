// Package library knows what encoder libraries take in the options whose text
// ffmpeg hands on to them: presets, tunings and profiles of x264 and x265, and
// parameter lists such as x264-params.
package library

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// Refusal says why a library does not take a text.
type Refusal struct {
	// Reason goes on behind "-preset does not take x:".
	Reason string
	// Instead is the whole text that was probably meant, "" if not known.
	Instead string
}

// Check returns why an encoder's library refuses the text of an option, nil
// if it takes it, or if nothing is known about that option.
func Check(encoder, option, text, version string) *Refusal {
	x264 := encoder == "libx264" || encoder == "libx264rgb"
	switch {
	case x264 && option == "preset":
		return checkPreset(text, strings.ToLower(text))
	case encoder == "libx265" && option == "preset":
		return checkPreset(text, text)
	case x264 && option == "tune":
		return checkTunings(text)
	case encoder == "libx265" && option == "tune":
		return oneOf("tuning", text, x265Tunings())
	case x264 && option == "profile":
		return oneOf("profile", strings.ToLower(text), x264Profiles())
	case encoder == "libx265" && option == "profile":
		return oneOf("profile", text, x265Profiles())
	case x264 && option == "level":
		return checkLevel(text)
	case x264 && option == "x264opts":
		return checkX264Options(text, version)
	case encoder == "libx265" && option == "crf":
		return atMost(text, 51)
	case encoder == "flac" && option == "compression_level":
		return atMost(text, 12)
	case encoder == "libaom-av1" && option == "aom-params":
		return checkAOM(text, version)
	}
	return nil
}

// presets are those of both libraries, slowest last; a number counts in them.
func presets() []string {
	return []string{"ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow", "placebo"}
}

// checkPreset takes a name or an index (x264_param_default_preset, which reads
// the index like strtol).
func checkPreset(text, name string) *Refusal {
	n, err := strconv.Atoi(strings.TrimLeft(text, " \t\n"))
	if err == nil && n >= 0 && n < len(presets()) || text == "" {
		return nil
	}
	return oneOf("preset", name, presets())
}

// checkTunings takes several names (x264, param_apply_tune).
func checkTunings(text string) *Refusal {
	known := []string{"film", "animation", "grain", "stillimage", "psnr", "ssim", "fastdecode", "zerolatency", "touhou"}
	for _, name := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",./-+", r) }) {
		if r := oneOf("tuning", strings.ToLower(name), known); r != nil {
			return r
		}
	}
	return nil
}

func x265Tunings() []string {
	return []string{"psnr", "ssim", "grain", "animation", "zerolatency", "zero-latency", "fastdecode", "fast-decode", "vmaf"}
}

func x264Profiles() []string {
	return []string{"baseline", "main", "high", "high10", "high422", "high444"}
}

func x265Profiles() []string {
	return []string{
		"main", "main-intra", "mainstillpicture", "msp", "main444-8", "main444-intra", "main444-stillpicture",
		"main10", "main10-intra", "main422-10", "main422-10-intra", "main444-10", "main444-10-intra",
		"main12", "main12-intra", "main422-12", "main422-12-intra", "main444-12", "main444-12-intra", "main444-16-intra", "main444-16-stillpicture",
	}
}

// checkLevel knows the levels of H.264 as "4.1" and as 41, and 1b by name;
// what is below 0 is auto (x264, x264_param_parse and validate_levels).
func checkLevel(text string) *Refusal {
	const highest = 7 // below this, the number has a point
	decimal := strings.TrimLeft(text, " \t\n")
	n, err := strconv.ParseFloat(decimal, 64)
	level := int64(n*10 + 0.5)
	switch {
	case text == "1b", strings.HasPrefix(strings.TrimLeft(strings.ToLower(decimal), "+-"), "0x"), err == nil && n < 0:
		return nil
	case err == nil && !(n < highest):
		level, err = strconv.ParseInt(decimal, 0, 64) // as C does: 010 is 8
	}
	if err != nil {
		return &Refusal{Reason: "it wants a number such as 4.1"}
	}
	if slices.Contains([]int64{9, 10, 11, 12, 13, 20, 21, 22, 30, 31, 32, 40, 41, 42, 50, 51, 52, 60, 61, 62}, level) {
		return nil
	}
	return &Refusal{Reason: "H.264 has no such level"}
}

// atMost holds a plain number against the library's own limit.
func atMost(text string, most float64) *Refusal {
	if n, err := strconv.ParseFloat(text, 64); err == nil && n > most {
		return &Refusal{Reason: fmt.Sprintf("the library takes at most %g", most)}
	}
	return nil
}

func oneOf(what, text string, known []string) *Refusal {
	if slices.Contains(known, text) {
		return nil
	}
	r := &Refusal{Reason: fmt.Sprintf("there is no %s %q", what, text), Instead: catalog.Closest(text, known)}
	if r.Instead != "" {
		r.Reason += fmt.Sprintf("; did you mean %s?", r.Instead)
	}
	return r
}
