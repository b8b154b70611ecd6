package estimate

import (
	"strconv"
	"testing"

	"github.com/ffvet/ffvet/internal/assume"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/version"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// TestTotals holds whole commands on a 1080p file, over all CPU counts,
// against the model's own table of typical totals.
func TestTotals(t *testing.T) {
	tests := []struct {
		args, version string
		want          []int // 1, 2, 4 … 128 CPUs
	}{
		{"-i in.mp4 -c copy out.mkv", "7.1", []int{3, 3, 3, 3, 3, 3, 3, 3}},
		{"-i in.mp4 out.mp4", "4.3", []int{1, 12, 21, 41, 78, 121, 185, 313}},
		{"-i in.mp4 out.mp4", "5.1", []int{1, 12, 21, 41, 78, 121, 185, 313}},
		{"-i in.mp4 out.mp4", "6.1", []int{5, 16, 25, 45, 80, 91, 91, 91}},
		{"-i in.mp4 out.mp4", "9.0", []int{9, 20, 29, 49, 84, 95, 95, 95}},
		{"-i in.mp4 -threads 1 out.mp4", "7.1", []int{9, 12, 14, 18, 25, 25, 25, 25}},
		{"-threads 1 -i in.mp4 -threads 1 out.mp4", "5.1", []int{1, 1, 1, 1, 1, 1, 1, 1}},
		{"-i in.mp4 -c:v libx265 out.mp4", "6.1", []int{7, 15, 24, 41, 71, 88, 120, 184}},
		{"-i in.mp4 -c:v libsvtav1 out.mp4", "5.1", []int{17, 115, 202, 476, 666, 715, 1366, 1494}},
		{"-i in.mp4 -vf fps=1 f%03d.jpg", "7.1", []int{6, 13, 19, 31, 52, 52, 52, 52}},
		{"-i in.mp4 -vf fps=1 f%03d.jpg", "4.3", []int{1, 6, 10, 18, 33, 49, 81, 145}},
	}
	in := assume.NewInputs(config.Default(), nil)
	for _, tt := range tests {
		v, err := version.Parse(tt.version)
		if err != nil {
			t.Fatal(err)
		}
		peaks := ByCPUs(build(catalog.Load(tt.version), in, tt.args), v, libraries(t)[tt.version])
		for i, n := range CPUCounts() {
			if got := peaks[strconv.Itoa(n)]; got != tt.want[i] {
				t.Errorf("ffmpeg %s %s on %d CPUs: %d threads, want %d", tt.version, tt.args, n, got, tt.want[i])
			}
		}
	}
}

// TestWorst shows that an unknown version counts as the worst of all.
func TestWorst(t *testing.T) {
	g := build(catalog.Load("7.1"), assume.NewInputs(config.Default(), nil), "-i in.mp4 -c:v libx264 -c:a aac out.mp4")
	for _, tt := range []struct {
		cpus int
		want string
	}{{4, "7.0"}, {64, "4.3"}} {
		peak, by, parts := Worst(g, Libraries{}, machine(tt.cpus))
		if by.String() != tt.want {
			t.Errorf("on %d CPUs %v is the worst, want %s", tt.cpus, by, tt.want)
		}
		sum := 0
		for _, p := range parts {
			sum += p.Threads
		}
		if sum != peak {
			t.Errorf("on %d CPUs the components add up to %d, the peak is %d", tt.cpus, sum, peak)
		}
		if got := ByCPUs(g, version.Version{}, Libraries{})[strconv.Itoa(tt.cpus)]; got != peak {
			t.Errorf("on %d CPUs the table says %d, the peak is %d", tt.cpus, got, peak)
		}
	}
}

// TestStrict shows the worst case of an input that nobody knows.
func TestStrict(t *testing.T) {
	c := config.Default()
	c.Strict = true
	g := build(catalog.Load("7.1"), assume.NewInputs(c, nil), "-i $SRC -c:v libx264 -c:a aac out.mp4")
	v, err := version.Parse("7.1")
	if err != nil {
		t.Fatal(err)
	}
	// main 1, program 8, pools 15 + 15, scaler 15, any video decoder 64, flac
	// 16, x264 at 2160p 67 + 11 + 1.
	if peak, parts := Threads(g, v, Libraries{}, machine(64)); peak != 1+8+30+15+64+16+79 {
		t.Errorf("%d threads\n%s", peak, show(parts))
	}
}

func BenchmarkCommand(b *testing.B) {
	cat, in := catalog.Load("7.1"), assume.NewInputs(config.Default(), nil)
	g := build(cat, in, "-i in.mp4 -vf scale=-2:720 -c:v libx264 -c:a aac out.mp4")
	v := version.Version{Major: 7, Minor: 1}
	b.Run("graph", func(b *testing.B) {
		for b.Loop() {
			build(cat, in, "-i in.mp4 -vf scale=-2:720 -c:v libx264 -c:a aac out.mp4")
		}
	})
	b.Run("threads", func(b *testing.B) {
		for b.Loop() {
			Threads(g, v, Libraries{}, machine(64))
		}
	})
	b.Run("by cpus", func(b *testing.B) {
		for b.Loop() {
			ByCPUs(g, version.Version{}, Libraries{})
		}
	})
	b.Run("memory", func(b *testing.B) {
		for b.Loop() {
			Memory(g, v, Libraries{}, machine(64))
		}
	})
}
