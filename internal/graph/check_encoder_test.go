package graph_test

import (
	"testing"

	"github.com/ffvet/ffvet/parser/bound"
)

// TestEncoders holds verdicts on encoders against what ffmpeg 4.3, 5.1, 7.1
// and 9.0 did.
func TestEncoders(t *testing.T) {
	tests := []struct {
		args     string
		accepted bound.Truth
	}{
		{"-i in.mp4 -c:a opus out.mka", bound.No},
		{"-i in.mp4 -c:a opus -strict -2 out.mka", bound.Yes},
		{"-i in.mp4 -c:a opus -strict experimental out.mka", bound.Yes},
		{"-i in.mp4 -vf scale=65:48 out.mp4", bound.No},
		{"-i in.mp4 -vf scale=64:47 out.mp4", bound.No},
		{"-i in.mp4 -vf scale=65:47 -pix_fmt yuv444p out.mp4", bound.Yes},
		{"-i in.mp4 -vf scale=64:47 -pix_fmt yuv422p out.mp4", bound.Yes},
		{"-i in.mp4 -vf scale=65:47 -c:v mpeg4 out.mp4", bound.Yes},
		{"-i in.mp4 -vf crop=33:31 out.mp4", bound.Undecided}, // crop rounds down; ffmpeg takes it
		{"-i in.mp4 -c:v libx265 -vf scale=65:47 out.mp4", bound.No},
		{"-i in.mp4 -c:v h261 out.h261", bound.No},
		{"-i in.mp4 -c:v mpeg1video -an out.mpg", bound.No}, // 10 pictures a second
		{"-i in.mp4 -c:v mpeg1video -an -r 25 out.mpg", bound.Yes},
		{"-i in.mp4 -target pal-dv out.dv", bound.Yes},
		{"-i in.mp4 -target nosuch out.mpg", bound.No},
		{"-i in.mp4 -c:a libmp3lame -ar 12345 out.mp3", bound.No},
		{"-i in.mp4 -c:a libmp3lame -ar 44100 out.mp3", bound.Yes},
		{"-i in.mp4 -c:a pcm_s16le -ar 12345 out.wav", bound.Yes},
		{"-i in.mp4 -c:a libmp3lame -ac 6 out.mp3", bound.No},
		{"-i in.mp4 -c:a aac -ac 6 out.m4a", bound.Yes},
		{"-i in.mp4 -c:a aac -sample_fmt s16 out.m4a", bound.No},
		{"-i in.mp4 -c:a libmp3lame -sample_fmt s16 out.mp3", bound.Yes},
		{"-i in.mp4 -c:a libmp3lame out.flv", bound.No}, // 8000 Hz
		{"-i in.mp4 -c:a libmp3lame -ar 48000 out.flv", bound.Yes},
		{"-i in.mp4 -t -1 out.mp4", bound.No},
		{"-i in.mp4 -y -n out.mp4", bound.No},
		{"-i in.mp4 nosuch://x/a.mp4", bound.No},
		{"-i in.mp4 -f null nosuch://x", bound.Yes},
		{"-i in.mp4 -vn -c:a libvorbis out.mka", bound.Yes},
		{"-i cover.mp3 out.m4a", bound.No},                        // the cover would be h264
		{"-i other.mp4 -vf scale=65:47 out.mp4", bound.Undecided}, // its pixel format is assumed
	}
	for _, version := range []string{"4.3", "5.1", "7.1", "9.0"} {
		for _, tt := range tests {
			if got, why := declared(t, version, tt.args).Accepted(); got != tt.accepted {
				t.Errorf("ffmpeg %s %s: accepted %v, want %v (%v)", version, tt.args, got, tt.accepted, why)
			}
		}
	}
}
