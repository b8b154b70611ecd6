package nearest

import "testing"

func TestOf(t *testing.T) {
	names := []string{"threads", "preset", "crf", "hls_time", "segment_time"}
	for text, want := range map[string]string{
		"thread":      "threads",
		"treads":      "threads",
		"hls-time":    "hls_time",
		"crff":        "crf",
		"bogus":       "",
		"x":           "",
		"segmenttime": "segment_time",
	} {
		if got, ok := Of(text, names); got != want || ok != (want != "") {
			t.Errorf("Of(%q) = %q, %v; want %q", text, got, ok, want)
		}
	}
}
