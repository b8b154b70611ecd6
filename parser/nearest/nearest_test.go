package nearest

import "testing"

func TestOf(t *testing.T) {
	names := []string{"cbr", "f", "threads", "preset", "crf", "hls_time", "segment_time", "scale", "scale2ref", "libx262", "libx264", "pad", "vf"}
	for text, want := range map[string]string{
		"thread":      "threads",
		"treads":      "threads",
		"hls-time":    "hls_time",
		"crff":        "crf",
		"bogus":       "",
		"x":           "",
		"segmenttime": "segment_time",
		"scael":       "scale",
		"libx246":     "libx264",
		"fv":          "vf",
		"cfr":         "crf",
		"apd":         "pad",
		"prest":       "preset",
		"":            "",
	} {
		if got, ok := Of(text, names); got != want || ok != (want != "") {
			t.Errorf("Of(%q) = %q, %v; want %q", text, got, ok, want)
		}
	}
}
