package rules

import "testing"

func TestParseSeconds(t *testing.T) {
	for text, want := range map[string]float64{
		"4": 4, "0.5": 0.5, "500ms": 0.5, "500000us": 0.5, "2s": 2, "1:30": 90, "01:00:00.5": 3600.5,
	} {
		if got, ok := parseSeconds(text); !ok || got != want {
			t.Errorf("parseSeconds(%q) = %v, %v, want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "x", "4x", "1:x"} {
		if got, ok := parseSeconds(text); ok {
			t.Errorf("parseSeconds(%q) = %v, want no duration", text, got)
		}
	}
}
