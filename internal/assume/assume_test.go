package assume

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/parser/source"
)

const probed = `{"streams": [
	{"codec_type": "video", "codec_name": "h264", "width": 2560, "height": 1440, "pix_fmt": "yuvj420p", "avg_frame_rate": "15/1",
	 "field_order": "progressive", "disposition": {"default": 1}},
	{"codec_type": "audio", "codec_name": "pcm_alaw", "sample_rate": "8000", "channels": 1, "bit_rate": "N/A", "tags": {"language": "eng"}}
], "format": {"duration": "12.5"}}`

func TestDeclared(t *testing.T) {
	c := config.Default()
	c.Inputs = []config.Input{
		{Match: "rtsp://cam?/*", Live: true, Streams: []config.Stream{{Type: "video", Codec: "hevc"}}},
		{Match: "mezz/*.mov", Streams: []config.Stream{{Type: "video", Codec: "prores"}}},
		{Match: "cam-%d", Probe: "probes/cam.json"},
		{Match: "gone", Probe: "probes/gone.json"},
		{Match: "*", Streams: []config.Stream{{Type: "audio", Codec: "mp3"}}},
	}
	in := NewInputs(c, source.NewMemory(map[string]string{"probes/cam.json": probed}))
	tests := map[string]string{
		"rtsp://cam?/a/b": "hevc", // a question mark is an ordinary character
		"rtsp://cam1/a":   "mp3",
		"mezz/a/b.mov":    "prores",
		"cam-%d":          "h264",
		"gone":            "mp3", // its ffprobe output is not there
	}
	for url, codec := range tests {
		got, ok := in.Declared(url)
		if !ok || got.Streams[0].Codec != codec {
			t.Errorf("%s: %v, %v; want %s", url, got, ok, codec)
		}
	}
	cam, _ := in.Declared("cam-%d")
	want := config.Stream{Type: "video", Codec: "h264", PixFmt: "yuvj420p", Width: 2560, Height: 1440, Rate: 15, Default: true}
	if cam.Streams[0] != want || cam.Duration != 12.5 || cam.Streams[1].Rate != 8000 || cam.Streams[1].Language != "eng" {
		t.Errorf("saved ffprobe output: %+v", cam)
	}
}

// TestNested looks at URLs that are made of declared files.
func TestNested(t *testing.T) {
	c := config.Default()
	c.Inputs = []config.Input{
		{Match: "a.ts", Duration: 2, Streams: []config.Stream{{Type: "video", Codec: "h264"}}},
		{Match: "b.ts", Duration: 3, Streams: []config.Stream{{Type: "video", Codec: "h264"}}},
		{Match: "c.ts", Streams: []config.Stream{{Type: "video", Codec: "hevc"}}},
		{Match: "p1.png", Streams: []config.Stream{{Type: "video", Codec: "png"}}},
		{Match: "p%d.png", Streams: []config.Stream{{Type: "video", Codec: "png"}}},
		{Match: "q%d.png", Duration: 4, Streams: []config.Stream{{Type: "video", Codec: "png"}}},
	}
	in := NewInputs(c, nil)
	for url, seconds := range map[string]float64{
		"file:a.ts": 2, "cache:b.ts": 3, "async:file:b.ts": 3, "concat:a.ts": 2, "concat:a.ts|b.ts": 5, "concat:c.ts|c.ts": 0, "p*.png": 0, "q*.png": 4,
	} {
		if got, ok := in.Declared(url); !ok || got.Duration != seconds || len(got.Streams) != 1 {
			t.Errorf("%s: %+v, %v; want %g seconds", url, got, ok, seconds)
		}
	}
	for _, url := range []string{"concat:a.ts|c.ts", "concat:a.ts|d.ts", "http:a.ts", "x*.png", "*.*", "concat:", "file:"} {
		if got, ok := in.Declared(url); ok {
			t.Errorf("%s: %+v", url, got)
		}
	}
}

func TestGuess(t *testing.T) {
	tests := []struct {
		hint        Hint
		value, from string
	}{
		{Hint{URL: "in.mp4"}, "1920x1080 h264 + aac", "default"},
		{Hint{URL: "${SRC}"}, "1920x1080 h264 + aac", "default"},
		{Hint{URL: "a/b.PNG"}, "1920x1080 png", "file name"},
		{Hint{URL: "http://h/a.mp3?x=1"}, "mp3", "file name"},
		{Hint{URL: "chapters.txt"}, "no streams", "file name"},
		{Hint{URL: "list.txt", Format: "concat"}, "1920x1080 h264 + aac", "default"},
		{Hint{URL: "x.srt"}, "subrip", "file name"},
		{Hint{URL: "/dev/video0", Format: "v4l2"}, "1920x1080 rawvideo", "demuxer v4l2"},
		{Hint{URL: "pipe:0", Format: "s16le"}, "pcm_s16le", "demuxer s16le"},
		{Hint{URL: "in.mkv", Video: "av1"}, "1920x1080 av1 + aac", "default"},
	}
	in := NewInputs(config.Default(), nil)
	for _, tt := range tests {
		if got := in.Guess(tt.hint); got.Value != tt.value || got.From != tt.from {
			t.Errorf("%+v: %s from %s, want %s from %s", tt.hint, got.Value, got.From, tt.value, tt.from)
		}
	}
	strict := config.Default()
	strict.Strict = true
	if got := NewInputs(strict, nil).Guess(Hint{URL: "in.mp4"}); got.Value != "3840x2160 unknown + flac" || got.Streams[0].PixFmt != "" {
		t.Errorf("strict: %+v", got)
	}
}

// TestUnreadProbes names the entries whose saved ffprobe output says nothing.
func TestUnreadProbes(t *testing.T) {
	c, problems := config.Load("x/.ffvet.yaml", []byte(`inputs:
- {match: a, probe: a.json}
- {match: gone, probe: gone.json}
- {match: text, probe: text.json}
- {match: empty, probe: empty.json}
- {match: error, probe: error.json}
`))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	in := NewInputs(c, source.NewMemory(map[string]string{
		"a.json": probed, "text.json": "Input #0, mov, from 'a.mp4':", "empty.json": "", "error.json": `{"error": {"code": -2}}`,
	}))
	want := []string{"x/.ffvet.yaml:3 gone.json cannot be read", "x/.ffvet.yaml:4 text.json is not", "x/.ffvet.yaml:5 empty.json is not", "x/.ffvet.yaml:6 error.json has no streams"}
	if len(in.Unread) != len(want) {
		t.Fatalf("%d unread: %v", len(in.Unread), in.Unread)
	}
	for i, n := range in.Unread {
		place, text, _ := strings.Cut(want[i], " ")
		name, says, _ := strings.Cut(text, " ")
		if got := fmt.Sprintf("%s:%d", n.At.File.Path, n.At.Position().Line); got != place || !strings.Contains(n.Text, name) || !strings.Contains(n.Text, says) {
			t.Errorf("%s: %s, want %s", got, n.Text, want[i])
		}
	}
	if _, ok := in.Declared("gone"); ok {
		t.Error("an input without its probe is declared")
	}
}
