package estimate

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/assume"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/source"
)

// ioInputs declares two files, so that what is read is no assumption.
func ioInputs(t *testing.T) *assume.Inputs {
	t.Helper()
	c, problems := config.Load("ffvet.yaml", []byte(`version: 1
inputs:
- match: in.mp4
  duration: 100s
  streams:
  - {type: video, codec: h264, size: 1280x720, rate: 25, pix_fmt: yuv420p, bit_rate: 4M}
  - {type: audio, codec: aac, channels: 2, rate: 48000, bit_rate: 128k}
- match: "rtsp://*"
  live: true
  streams:
  - {type: video, codec: h264, size: 1280x720, rate: 25, pix_fmt: yuv420p, bit_rate: 2M}
`))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return assume.NewInputs(c, source.NewMemory(nil))
}

func TestIO(t *testing.T) {
	in := ioInputs(t)
	tests := []struct {
		args                           string
		read, write, readAll, writeAll string
		paced                          bool
	}{
		// a copy is as large as what it copies, and 2 % of container
		{"-i in.mp4 -c copy out.mkv", "516000", "526320", "51600000", "52632000", false},
		// faststart writes it twice, and reads it once more
		{"-i in.mp4 -c copy -movflags +faststart out.mp4", "516000", "526320", "104232000", "105264000", false},
		{"-i in.mp4 -c copy -f null -", "516000", "0", "51600000", "0", false},
		// the same file twice is read twice
		{"-i in.mp4 -i in.mp4 -map 0:v -map 1:a -c copy out.mkv", "1032000", "526320", "103200000", "52632000", false},
		// -t ends reading, -ss behind -i does not save any
		{"-i in.mp4 -t 5 -c copy out.mkv", "516000", "526320", "2580000", "2631600", false},
		{"-i in.mp4 -ss 60 -t 5 -c copy out.mkv", "516000", "526320", "33540000", "2631600", false},
		{"-ss 60 -i in.mp4 -t 5 -c copy out.mkv", "516000", "526320", "2580000", "2631600", false},
		// maxrate bounds, an average may be missed
		{"-i in.mp4 -an -c:v libx264 -b:v 2M -maxrate 2M -bufsize 4M out.mkv", "516000", "255000", "51600000", "25500000", false},
		{"-i in.mp4 -an -c:v libx264 -b:v 2M out.mkv", "516000", "382500", "51600000", "38250000", false},
		{"-re -i in.mp4 -c copy -f flv rtmp://live/a", "516000", "526320", "51600000", "52632000", true},
		{"-i rtsp://cam/1 -c copy out.mkv", "250000", "255000", "inf", "inf", true},
		{"-stream_loop -1 -i in.mp4 -c copy out.mkv", "516000", "526320", "inf", "inf", false},
		{"-f lavfi -i testsrc=d=2 -c:v rawvideo -f null -", "0", "0", "0", "0", false},
	}
	for _, tt := range tests {
		got := IO(build(catalog.Load("7.1"), in, tt.args))
		if got.Read.String() != tt.read || got.Write.String() != tt.write || got.ReadAll.String() != tt.readAll ||
			got.WriteAll.String() != tt.writeAll || got.Paced != tt.paced {
			t.Errorf("%s:\n got %v %v, in all %v %v, paced %v\nwant %s %s, in all %s %s, paced %v", tt.args, got.Read, got.Write,
				got.ReadAll, got.WriteAll, got.Paced, tt.read, tt.write, tt.readAll, tt.writeAll, tt.paced)
		}
	}
}

// TestTransfers shows what rules read of single inputs and outputs.
func TestTransfers(t *testing.T) {
	in := ioInputs(t)
	find := func(args, role string) Transfer {
		for _, c := range IO(build(catalog.Load("7.1"), in, args)).Components {
			if c.Role == role {
				return c
			}
		}
		t.Fatalf("%s: no %s", args, role)
		return Transfer{}
	}
	if c := find("-i in.mp4 -i in.mp4 -c copy out.mkv", "input:1"); c.Opens != 2 {
		t.Errorf("the same file twice: opened %d times", c.Opens)
	}
	if c := find("-i in.mp4 -ss 60 -t 1 out.mkv", "input:0"); c.Skipped != 60 {
		t.Errorf("-ss behind -i: %v s are skipped", c.Skipped)
	}
	if c := find("-i in.mp4 -c copy -movflags +faststart out.mp4", "output:0"); !c.Rewrites {
		t.Error("faststart: no rewrite")
	}
	if c := find("-i in.mp4 -c copy -f flv rtmp://live/a", "output:0"); !c.Network {
		t.Error("rtmp is no network")
	}
	if c := find("-i in.mp4 -c:v libx264 -pass 1 -an -f null -", "output:0"); !strings.Contains(c.Terms, "log of pass 1") {
		t.Errorf("first of two passes: %s", c.Terms)
	}
}

// TestPlaylistCost shows that a playlist that keeps all costs more the longer it lasts.
func TestPlaylistCost(t *testing.T) {
	in := ioInputs(t)
	write := func(args string) int64 {
		hi, _ := IO(build(catalog.Load("7.1"), in, args)).Write.Hi()
		return hi
	}
	short := write("-i rtsp://cam/1 -c copy -f hls out.m3u8")
	all := write("-i rtsp://cam/1 -c copy -f hls -hls_list_size 0 out.m3u8")
	if short > 270_000 || all < short+500_000 {
		t.Errorf("a short list writes %d, one that keeps all %d bytes a second", short, all)
	}
}
