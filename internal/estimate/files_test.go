package estimate

import (
	"testing"

	"github.com/ffvet/ffvet/internal/assume"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

func TestFiles(t *testing.T) {
	tests := []struct {
		args                        string
		open                        int
		created, segments, retained string
	}{
		{"-i in.mp4 -c copy out.mkv", 7, "1", "0", "0"},
		{"-i in.mp4 -f null -", 6, "0", "0", "0"},
		{"-i in.mp4 -i in.mp4 -c copy -movflags +faststart out.mp4", 9, "1", "0", "0"},
		{"-i in.mp4 -c copy -f hls out.m3u8", 8, "1801", "1800", "unknown"},
		{"-i rtsp://cam/1 -c copy -f hls out.m3u8", 12, "1801", "1800", "inf"},
		{"-i rtsp://cam/1 -c copy -f hls -hls_flags delete_segments out.m3u8", 12, "1801", "1800", "7"},
		{"-i rtsp://cam/1 -c copy -f hls -hls_flags delete_segments -hls_list_size 0 out.m3u8", 12, "1801", "1800", "inf"},
		{"-i in.mp4 -t 60 -c copy -f hls -hls_time 6 -hls_segment_type fmp4 out.m3u8", 8, "602", "600", "10"},
		{"-i in.mp4 -c copy -f segment -segment_time 10 -segment_wrap 24 o%03d.ts", 8, "361", "360", "24"},
		{"-i in.mp4 -c copy -f dash out.mpd", 9, "1443", "1440", "unknown"},
		{"-i in.mp4 f%05d.jpg", 7, "90000", "0", "0"},
		{"-i in.mp4 -vf fps=1 f%05d.jpg", 7, "3600", "0", "0"},
		{"-i in.mp4 -frames:v 1 f.jpg", 7, "1", "0", "0"},
		{"-f lavfi -i testsrc -c:v libx264 -f mpegts -", 5, "0", "0", "0"},
	}
	in := assume.NewInputs(config.Default(), nil)
	for _, tt := range tests {
		got := Files(build(catalog.Load("7.1"), in, tt.args))
		if got.Open != tt.open || got.CreatedPerHour.String() != tt.created ||
			got.SegmentsPerHour.String() != tt.segments || got.Retained.String() != tt.retained {
			t.Errorf("%s:\n got %d open, %s created, %s segments, %s stay\nwant %d, %s, %s, %s", tt.args, got.Open,
				got.CreatedPerHour, got.SegmentsPerHour, got.Retained, tt.open, tt.created, tt.segments, tt.retained)
		}
	}
}
