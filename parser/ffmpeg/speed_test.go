package ffmpeg_test

import (
	"strings"
	"testing"
	"time"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// patience leaves room for a busy machine: linear work takes a fraction of a
// second, quadratic work minutes.
const patience = 20 * time.Second

// TestLinear reads argument lists of a megabyte; quadratic work takes minutes
// here.
func TestLinear(t *testing.T) {
	const n = 60_000
	cat := catalog.Load("5.1")
	for name, argv := range map[string][]string{
		"maps":     strings.Fields("-i in.mp4" + strings.Repeat(" -map 0:v -c:v libx264", n/2) + " out.mp4"),
		"specs":    strings.Fields("-i in.mp4" + strings.Repeat(" -b:v:0 1M -b:v:1 2M -b:v 3M", n/3) + " out.mp4"),
		"inputs":   strings.Fields(strings.Repeat("-re -i in.mp4 ", n) + "out.mp4"),
		"outputs":  strings.Fields("-i in.mp4 " + strings.Repeat("-re out.mp4 ", n)),
		"unknown":  strings.Fields("-i in.mp4 " + strings.Repeat("-nosuch x ", n) + "out.mp4"),
		"trailing": strings.Fields("-i in.mp4 out.mp4 " + strings.Repeat("-b:v 1M ", n)),
		"one word": {"-i", strings.Repeat("x", 1<<20), "-" + strings.Repeat("y", 1<<20), "-c:" + strings.Repeat("1", 1<<20), "copy"},
	} {
		t.Run(name, func(t *testing.T) {
			list := words(argv...)
			start := time.Now()
			ffmpeg.Parse("ffmpeg", list, cat)
			if took := time.Since(start); took > patience {
				t.Errorf("took %v", took)
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	list := words(strings.Fields("-y -re -i in.mp4 -filter_complex [0:v]split=2[a][b] -map [a] -c:v:0 libx264 -b:v:0 5M " +
		"-map [b] -c:v:1 libx264 -b:v:1 1M -map 0:a -c:a aac -f hls -hls_time 4 -var_stream_map v:0,a:0 out_%v.m3u8")...)
	cat := catalog.Load("5.1")
	for b.Loop() {
		ffmpeg.Parse("ffmpeg", list, cat)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"-i in.mp4 out.mp4", "-- -a", "-i", "-c:v", "-version x", "-vf scale=1:2 -b:v:0:1 1M -map -0:v? a.mp4 -crf 1", "-/vf x y", "-noy -nox",
	} {
		f.Add(seed)
	}
	for _, m := range readMeasured(f) {
		f.Add(strings.Join(m.Argv, " "))
	}
	versions := []string{"4.3", "5.1", "7.1", "9.0"}
	f.Fuzz(func(t *testing.T, line string) {
		argv := strings.Split(line, " ")
		for _, version := range versions {
			for _, program := range []string{"ffmpeg", "ffprobe", "ffplay"} {
				inv := ffmpeg.Parse(program, words(argv...), catalog.Load(version))
				for _, p := range inv.Problems {
					if p.Index >= len(argv) {
						t.Fatalf("%q: problem %+v", line, p)
					}
				}
			}
			for _, word := range argv {
				_, _ = ffmpeg.ParseMap(word, version)
				_, _ = ffmpeg.ParseSpecifier(word, version)
			}
		}
	})
}
