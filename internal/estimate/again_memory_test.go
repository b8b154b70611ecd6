package estimate

import (
	"encoding/json"
	"testing"

	"github.com/ffvet/ffvet/internal/assume"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/version"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// TestAgainBytes evaluates memory once more from what facts hold, on other
// machines, and wants what the model says of them at first hand.
func TestAgainBytes(t *testing.T) {
	in := assume.NewInputs(config.Default(), nil)
	for _, args := range []string{
		"-i in.mp4 -vf scale=1280:-2 -c:v libx264 -preset slow -movflags +faststart out.mp4",
		"-i in.mp4 -c:v libx264 -tune zerolatency out.mkv",
		"-i in.mkv -c:v libx265 -pix_fmt yuv420p10le out.mkv",
		"-i in.webm -c:v libsvtav1 -preset 6 out.mkv",
		"-i in.ivf -c:v libvpx-vp9 -row-mt 1 out.webm",
		"-i in.mov -c:v mjpeg -q:v 3 f%d.jpg",
		"-f av1 -i in.obu -c:v libaom-av1 out.mkv",
	} {
		for _, release := range []string{"4.3", "5.1", "7.1", "9.0"} {
			v, err := version.Parse(release)
			if err != nil {
				t.Fatal(err)
			}
			model := NewMemoryModel(build(catalog.Load(release), in, args), v, libraries(t)[release])
			text, err := json.Marshal(model.Use(machine(2)).Components)
			if err != nil {
				t.Fatal(err)
			}
			var saved []Component
			if err := json.Unmarshal(text, &saved); err != nil {
				t.Fatal(err)
			}
			for _, n := range []int{1, 2, 7, 16, 64, 128} {
				got := int64(0)
				for _, c := range saved {
					bytes, ok := AgainBytes(c.Model, c.Args, machine(n))
					if !ok {
						t.Fatalf("%s: no model %s of %v", args, c.Model, c.Args)
					}
					got += bytes
				}
				if want := model.Peak(machine(n)); got != want {
					t.Errorf("ffmpeg %s %s on %d CPUs: %d bytes again, %d at first", release, args, n, got, want)
				}
			}
		}
	}
}

func TestAgainBytesUnknown(t *testing.T) {
	for name, args := range map[string]map[string]any{
		"heap/99":     nil,
		"heap/1":      {"shares": []any{}}, // no margin
		"x264-heap/1": {"margin": 1.06, "encoded": "large"},
	} {
		if n, ok := AgainBytes(name, args, machine(2)); ok {
			t.Errorf("%s of %v: %d bytes, want none", name, args, n)
		}
	}
}

// BenchmarkEstimate is what all estimates of one command cost, without the
// text that only the version to show needs.
func BenchmarkEstimate(b *testing.B) {
	in := assume.NewInputs(config.Default(), nil)
	g := build(catalog.Load("7.1"), in, "-i in.mp4 -vf scale=1280:-2 -c:v libx264 -c:a aac -f hls -hls_time 4 out.m3u8")
	v := version.Version{Major: 7, Minor: 1}
	for _, bench := range []struct {
		name string
		run  func()
	}{
		{"threads", func() { NewThreadModel(g, v, Libraries{}).Peak(machine(16)) }},
		{"memory", func() { NewMemoryModel(g, v, Libraries{}).Peak(machine(16)) }},
		{"files", func() { Files(g) }},
		{"io", func() { IO(g) }},
	} {
		b.Run(bench.name, func(b *testing.B) {
			for b.Loop() {
				bench.run()
			}
		})
	}
}
