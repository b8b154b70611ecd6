package graph_test

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

// TestDurations shows how long inputs and outputs play at most, in seconds;
// 0 is not known.
func TestDurations(t *testing.T) {
	for _, c := range []struct {
		args    string
		in, out string
	}{
		{"-i in.mp4 a.mp4", "0", "0"},
		{"-i in.mp4 -t 5 a.mp4", "0", "5"},
		{"-t 5 -i in.mp4 -ss 2 a.mp4", "5", "3"},
		{"-ss 10 -to 25 -i in.mp4 a.mp4", "15", "15"},
		{"-i in.mp4 -ss 10 -to 25 -c copy a.mp4", "0", "15"},
		{"-f lavfi -i testsrc=d=5 a.mp4", "5", "5"},
		{"-ss 2 -stream_loop 2 -f lavfi -i testsrc=d=5 a.mp4", "13", "13"},
		{"-stream_loop -1 -f lavfi -i testsrc=d=5 a.mp4", "+Inf", "+Inf"},
		{"-stream_loop -1 -f lavfi -i testsrc=d=5 -t 7 a.mp4", "+Inf", "7"},
		{"-f lavfi -i testsrc a.mp4", "+Inf", "+Inf"},
		{"-f lavfi -i testsrc -frames:v 50 a.mp4", "+Inf", "2"},
		{"-loop 1 -i a.png -f lavfi -i sine=d=3 -shortest a.mp4", "+Inf 3", "3"},
		{"-loop 1 -i a.png -f lavfi -i sine=d=3 a.mp4", "+Inf 3", "+Inf"},
		{"-i in.mp4 -f lavfi -i anullsrc -map 0:v -map 1:a a.mp4", "0 +Inf", "+Inf"},
		{"-i rtsp://camera/1 -t 60 -c copy a.mp4", "+Inf", "60"},
		{"-t 4 -i a.mp4 -t 6 -i b.mp4 -filter_complex [0:v][0:a][1:v][1:a]concat=n=2:v=1:a=1 a.mp4", "4 6", "10"},
		{"-t 4 -i a.mp4 -t 6 -i b.mp4 -filter_complex [0:v][1:v]hstack a.mkv", "4 6", "6"},
		{"-t 4 -i a.mp4 -t 6 -i b.mp4 -filter_complex [0:v][1:v]hstack=shortest=1[v] -map [v] a.mkv", "4 6", "4"},
		{"-t 4 -i a.mp4 -vf trim=1:2,setpts=PTS-STARTPTS -an a.mkv", "4", "4"},
		{"-t 4 -i a.mp4 -vf setpts=2*PTS -an a.mkv", "4", "0"},
	} {
		g := plain("7.1", c.args)
		var in, out []string
		for _, i := range g.Inputs {
			in = append(in, lasting(i.Duration, i.Live))
		}
		for _, o := range g.Outputs {
			out = append(out, lasting(o.Duration, false))
		}
		if got := strings.Join(in, " "); got != c.in {
			t.Errorf("%s: inputs last %s, want %s", c.args, got, c.in)
		}
		if got := strings.Join(out, " "); got != c.out {
			t.Errorf("%s: outputs last %s, want %s", c.args, got, c.out)
		}
	}
}

func lasting(seconds float64, live bool) string {
	if live {
		seconds = math.Inf(1)
	}
	return strconv.FormatFloat(seconds, 'f', -1, 64)
}
