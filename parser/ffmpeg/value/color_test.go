package value_test

import (
	"testing"

	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// TestColor holds texts against what color=c=… of real ffmpeg took.
func TestColor(t *testing.T) {
	for text, want := range map[string]bool{
		"red": true, "Red": true, "YellowGreen": true, "aliceblue": true, "#ff0000": true, "0xff0000": true, "ff0000": true, "ff000080": true,
		"red@0.5": true, "0xff0000@0x80": true, "random": true, "Random@1": true,
		"nosuch": false, "": false, "#fff": false, "#red": false, "red@": false, "red@x": false, "red@2": false, "red@0x100": false, "ff00": false,
	} {
		if got := value.Color(text); got != want {
			t.Errorf("%q is a color: %v, want %v", text, got, want)
		}
	}
}
