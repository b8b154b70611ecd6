package estimate

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/internal/version"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// measuredPeak estimates a command line of some program on the measured inputs.
func measuredPeak(t *testing.T, program, v, args string, cpus int) int {
	t.Helper()
	file := source.NewFile("args", []byte(args))
	var words []word.Word
	for _, a := range strings.Fields(args) {
		words = append(words, word.Literal(a, source.Span{File: file}))
	}
	ver, err := version.Parse(v)
	if err != nil {
		t.Fatal(err)
	}
	cat := catalog.Load(v)
	g := graph.Build(ffmpeg.Parse(program, words, cat), cat, measuredInputs(t, "testdata/measured/inputs.yaml"))
	peak, _ := Threads(g, ver, Libraries{}, Machine{CPUs: cpus, HostCPUs: cpus})
	return peak
}

// TestMovie holds the decoders of movie sources against measured runs.
func TestMovie(t *testing.T) {
	const alone = "-f lavfi -i movie=in/h264_360.mp4 -c:v mpeg4 -threads 1 -filter_threads 1 -f null -"
	const over = "-threads 1 -i in/h264_720.mp4 -an -filter_threads 3 -vf movie=in/h264_360.mp4[x];[in][x]overlay -c:v mpeg4 -threads 1 -f null -"
	for _, c := range []struct {
		version, args string
		cpus, threads int
	}{
		{"4.3", alone, 4, 10},
		{"4.3", alone, 24, 50},
		{"5.1", alone, 4, 10},
		{"5.1", alone, 24, 50},
		{"5.1", over, 4, 8},
		{"5.1", over, 24, 8},
		{"9.0", alone, 4, 15},
		{"9.0", alone, 24, 37},
		{"9.0", over, 4, 13},
	} {
		if got := measuredPeak(t, "ffmpeg", c.version, c.args, c.cpus); got != c.threads {
			t.Errorf("ffmpeg %s on %d CPUs: %d threads, measured %d: %s", c.version, c.cpus, got, c.threads, c.args)
		}
	}
}

// TestPlay holds ffplay against measured runs with SDL's dummy drivers.
func TestPlay(t *testing.T) {
	for _, c := range []struct {
		args          string
		cpus, threads int
		old           int // 4.3
	}{
		{"-autoexit in/h264_720.mp4", 4, 17, 13},
		{"-autoexit in/h264_720.mp4", 24, 68, 44},
		{"-autoexit -vf hflip -threads 2 in/h264_90.mp4", 4, 14, 10},
		{"-autoexit -vf hflip -threads 2 in/h264_90.mp4", 24, 54, 30},
		{"-nodisp -autoexit in/snd.flac", 4, 14, 14},
		{"-autoexit -f lavfi testsrc2=s=640x360", 4, 16, 12},
	} {
		for v, want := range map[string]int{"4.3": c.old, "5.1": c.threads} {
			if got := measuredPeak(t, "ffplay", v, c.args, c.cpus); got != want {
				t.Errorf("ffplay %s on %d CPUs: %d threads, measured %d: %s", v, c.cpus, got, want, c.args)
			}
		}
	}
}

// TestProbe holds ffprobe against measured runs: its decoders have one thread
// unless -threads says otherwise, and it opens them whatever it shows.
func TestProbe(t *testing.T) {
	for _, v := range []string{"4.3", "5.1", "7.1", "9.0"} {
		for args, want := range map[string]int{
			"-show_frames in/h264_720.mp4":                              1,
			"-threads 4 -show_frames in/h264_720.mp4":                   5,
			"-threads 0 -show_frames in/h264_720.mp4":                   4,
			"-count_frames -threads:v 3 in/h264_720.mp4":                4,
			"-threads 4 -show_streams -i in/h264_720.mp4":               5,
			"-select_streams a -threads 4 -show_frames in/h264_720.mp4": 5,
		} {
			if got := measuredPeak(t, "ffprobe", v, args, 2); got != want {
				t.Errorf("ffprobe %s: %d threads, measured %d: %s", v, got, want, args)
			}
		}
	}
}
