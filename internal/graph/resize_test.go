package graph_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestSizes holds the size of what filters hand on against what ffmpeg 5.1
// made of a picture of 320x180.
func TestSizes(t *testing.T) {
	tests := map[string]string{
		"framepack":              "640x180",
		"framepack=tab":          "320x360",
		"framepack=lines":        "320x360",
		"framepack=columns":      "640x180",
		"framepack=frameseq":     "320x180",
		"rotate=PI/6":            "320x180",
		"rotate=1:ow=200:oh=100": "200x100",
		"tinterlace":             "320x360",
		"tinterlace=1":           "320x180",
		"tinterlace=mode=pad":    "320x360",
		"tinterlace=6":           "320x180",
		"palettegen":             "16x16",
		"ciescope":               "512x512",
		"ciescope=s=300":         "300x300",
		"datascope":              "1280x720",
		"graphmonitor=s=hd480":   "852x480",
		"drawgraph":              "900x256",
		"untile=2x2":             "160x90",
	}
	for filter, want := range tests {
		graph := "[0:v]" + filter
		if strings.HasPrefix(filter, "framepack") {
			graph = "[0:v][1:v]" + filter
		}
		p := build("7.1", inputs(t, "../../testdata/grammar/grammar-inputs.yaml"), "-f", "lavfi", "-i", "testsrc=s=320x180", "-f", "lavfi", "-i", "testsrc=s=320x180",
			"-filter_complex", graph, "-c:v", "rawvideo", "-f", "null", "-")
		e := p.Outputs[0].Streams[0].Encoder
		if got := fmt.Sprintf("%dx%d", e.Width, e.Height); got != want {
			t.Errorf("%s makes %s, want %s", filter, got, want)
		}
	}
}
