package fit

import (
	"strconv"

	"github.com/ffvet/ffvet/internal/graph"
)

// speedOf returns the table's entry of a component, or of the one that stands
// for all that were not measured.
func speedOf(kind, name, setting, standIn string) entry {
	for _, key := range []string{tableKey(kind, name, setting), tableKey(kind, name, ""), tableKey(kind, standIn, "")} {
		if e, ok := speeds()[key]; ok {
			return e
		}
	}
	return entry{work: 1, serial: 0.1, overhead: 1}
}

// decoderSpeed returns what a decoder costs; h264 stands for the unknown.
func decoderSpeed(name string) entry { return speedOf("decoder", name, "", "h264") }

// filterSpeed returns what a filter costs; those that only pass pictures on
// cost nothing, and eq stands for the rest.
func filterSpeed(name string) entry {
	switch name {
	case "null", "anull", "copy", "split", "asplit", "format", "setpts", "asetpts", "fps", "settb", "setsar", "setdar",
		"trim", "atrim", "select", "aselect", "concat", "crop", "buffer", "buffersink", "aresample", "volume", "amix", "amerge":
		return entry{serial: 1, overhead: 1}
	}
	return speedOf("filter", name, "", "eq")
}

// encoderSpeed returns what an encoder costs with its preset; mpeg4 stands
// for the unknown.
func encoderSpeed(e *graph.Encoder) entry {
	return speedOf("encoder", e.Name, class(e), "mpeg4")
}

// class is the measured setting that an encoder's options come nearest to.
func class(e *graph.Encoder) string {
	preset := e.Options["preset"]
	switch e.Name {
	case "libx264":
		return nearest(preset, map[string]string{
			"ultrafast": "ultrafast", "superfast": "ultrafast", "veryfast": "veryfast", "faster": "veryfast", "fast": "veryfast",
			"slow": "slow", "slower": "slow", "veryslow": "slow", "placebo": "slow",
		})
	case "libx265":
		return nearest(preset, map[string]string{"ultrafast": "ultrafast", "superfast": "ultrafast", "veryfast": "ultrafast"})
	case "libsvtav1":
		if n, err := strconv.Atoi(preset); err == nil && n <= 9 {
			return "8"
		}
		return "12"
	case "libvpx-vp9":
		return vp9Class(e)
	case "libvpx", "libaom-av1":
		return "realtime"
	case "librav1e":
		return "10"
	}
	return ""
}

func nearest(preset string, classes map[string]string) string {
	if c, ok := classes[preset]; ok {
		return c
	}
	return "medium"
}

func vp9Class(e *graph.Encoder) string {
	rows := e.Options["row-mt"] == "1"
	switch {
	case e.Options["deadline"] != "realtime" && rows:
		return "good row-mt"
	case rows:
		return "realtime row-mt"
	}
	return "realtime"
}
