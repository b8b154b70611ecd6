package catalog

import (
	"testing"

	"github.com/ffvet/ffvet/parser/bound"
)

func TestTakes(t *testing.T) {
	tests := []struct {
		version, muxer, codec string
		want                  bound.Truth
	}{
		{"7.1", "mp4", "h264", bound.Yes},
		{"7.1", "webm", "h264", bound.No},
		{"7.1", "mp4", "nosuch", bound.Undecided},
		{"7.1", "nosuch", "h264", bound.Undecided},
		{"4.3", "flv", "opus", bound.No},
		{"9.0", "flv", "opus", bound.Yes},
		{"5.1", "flv", "opus", bound.No},
		{"8.0", "webm", "h264", bound.No}, // both neighbours agree
		{"4.4", "mp4", "pcm_s16le", bound.No},
	}
	for _, tt := range tests {
		if got := Load(tt.version).TakesCodec(tt.muxer, tt.codec); got != tt.want {
			t.Errorf("ffmpeg %s: %s takes %s: %v, want %v", tt.version, tt.muxer, tt.codec, got, tt.want)
		}
	}
}

func TestTakesTag(t *testing.T) {
	c := Load("5.1")
	for tag, want := range map[string]bound.Truth{"avc1": bound.Yes, "AVC1": bound.Yes, "hvc1": bound.No, "zzzz": bound.Undecided} {
		if got := c.TakesTag("mp4", "h264", tag); got != want {
			t.Errorf("mp4 takes h264 as %s: %v, want %v", tag, got, want)
		}
	}
}

func TestTakesStreams(t *testing.T) {
	c := Load("7.1")
	for layout, want := range map[string]bound.Truth{"v": bound.Yes, "vv": bound.No, "va": bound.Undecided} {
		if got := c.TakesStreams("gif", layout); got != want {
			t.Errorf("gif takes %s: %v, want %v", layout, got, want)
		}
	}
}

func TestNeighbours(t *testing.T) {
	for version, want := range map[string][2]string{"5.1": {"5.1", "5.1"}, "6.0": {"5.1", "7.1"}, "4.4": {"4.3", "5.1"}, "9.9": {"9.0", "9.0"}} {
		if below, above := neighbours(version); below != want[0] || above != want[1] {
			t.Errorf("%s lies between %s and %s, want %v", version, below, above, want)
		}
	}
}
