package estimate

import (
	"testing"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

func TestLifetime(t *testing.T) {
	in := ioInputs(t) // in.mp4 plays for 100 s
	for _, tt := range []struct {
		args, want string
		paced      bool
	}{
		{"-i in.mp4 o.mkv", "100", false},
		{"-re -i in.mp4 -t 10 o.mkv", "10", true},
		{"-ss 90 -i in.mp4 o.mkv", "10", false},
		{"-i in.mp4 -to 30 o.mkv -t 5 p.mkv", "30", false},
		{"-i other.mp4 o.mkv", "unknown", false},
		{"-i other.mp4 -t 7 o.mkv", "7", false},
		{"-i rtsp://cam/1 o.mkv", "inf", true},
		{"-i rtsp://cam/1 -t 60 o.mkv", "60", true},
		{"-stream_loop -1 -i in.mp4 o.mkv", "inf", false},
		{"-stream_loop 2 -i in.mp4 o.mkv", "300", false},
		{"-f lavfi -i testsrc o.mkv", "inf", false},
		{"-f lavfi -i testsrc=r=25 -frames:v 50 o.mkv", "2", false},
	} {
		got, paced := Lifetime(build(catalog.Load("7.1"), in, tt.args))
		if got.String() != tt.want || paced != tt.paced {
			t.Errorf("%s: %v, paced %v; want %s, %v", tt.args, got, paced, tt.want, tt.paced)
		}
	}
}
