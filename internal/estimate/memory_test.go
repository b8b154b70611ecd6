package estimate

import (
	"slices"
	"strconv"
	"testing"

	"github.com/google/shlex"

	"github.com/ffvet/ffvet/internal/assume"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/internal/version"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// TestMeasuredMemory holds the estimate against 339 measured peaks: never
// under, and above by as little as the model says of itself.
func TestMeasuredMemory(t *testing.T) {
	in, libs := measuredInputs(t, "testdata/measured/memory-inputs.yaml"), libraries(t)
	var ratios []float64
	for _, r := range readCSV(t, "testdata/measured/memory.csv") {
		cpus, errN := strconv.Atoi(r[2])
		measured, errM := strconv.ParseFloat(r[3], 64)
		v, errV := version.Parse(r[1])
		args, errA := shlex.Split(r[7])
		if errN != nil || errM != nil || errV != nil || errA != nil {
			t.Fatal(r)
		}
		var words []word.Word
		for _, a := range args {
			words = append(words, word.Literal(a, source.Span{}))
		}
		cat := catalog.Load(r[1])
		g := graph.Build(ffmpeg.Parse("ffmpeg", words, cat), cat, in)
		use := Memory(g, v, libs[r[1]], machine(cpus))
		ratio := float64(use.Peak) / mib / measured
		ratios = append(ratios, ratio)
		if ratio < 1 {
			t.Errorf("ffmpeg %s on %d CPUs: %d MiB, measured %.0f: ffmpeg %s", r[1], cpus, use.Peak/mib, measured, r[7])
			for _, p := range use.Components {
				t.Logf("   %d %s %s: %s", p.Bytes/mib, p.Name, p.Role, p.Terms)
			}
		}
	}
	slices.Sort(ratios)
	if median := ratios[len(ratios)/2]; median > 1.25 {
		t.Errorf("the median is %.2f of the measured peak", median)
	}
	if most := ratios[len(ratios)*95/100]; most > 1.6 {
		t.Errorf("95 %% are within %.2f of the measured peak", most)
	}
}

// TestMemoryGrowth shows what has no bound, and what a known length bounds.
func TestMemoryGrowth(t *testing.T) {
	tests := []struct {
		args      string
		unbounded bool
		growth    bool
	}{
		{"-i in.mp4 -c copy out.mkv", false, false},
		{"-i in.mp4 -vf reverse out.mkv", false, true},
		{"-i rtsp://cam/1 -vf reverse out.mkv", true, true},
		{"-t 5 -i rtsp://cam/1 -vf reverse out.mkv", false, true},
		{"-i rtsp://cam/1 -vf reverse -t 5 out.mkv", true, true},
		{"-i rtsp://cam/1 -c copy out.mkv", false, false},
		{"-i rtsp://cam/1 -c copy out.mp4", true, true},
		{"-i rtsp://cam/1 -c copy -movflags +frag_keyframe+empty_moov out.mp4", false, false},
		{"-i rtsp://cam/1 -c copy -f hls -hls_list_size 0 out.m3u8", true, true},
		{"-i rtsp://cam/1 -c copy -f hls out.m3u8", false, false},
	}
	in := assume.NewInputs(config.Default(), nil)
	for _, tt := range tests {
		use := Memory(build(catalog.Load("7.1"), in, tt.args), version.Version{Major: 7, Minor: 1}, Libraries{}, machine(4))
		if use.Unbounded != tt.unbounded || (use.Growth > 0) != tt.growth {
			t.Errorf("%s: unbounded %v, growth %d (%v); want %v, %v", tt.args, use.Unbounded, use.Growth, use.Grows, tt.unbounded, tt.growth)
		}
	}
}
