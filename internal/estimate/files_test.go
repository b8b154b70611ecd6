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
		{"-i in.mp4 -c copy out.mkv", 8, "1", "0", "0"},
		{"-i in.mp4 -f null -", 7, "0", "0", "0"},
		{"-i in.mp4 -i in.mp4 -c copy -movflags +faststart out.mp4", 10, "1", "0", "0"},
		{"-i in.mp4 -c copy -f hls out.m3u8", 9, "1801", "1800", "unknown"},
		{"-i rtsp://cam/1 -c copy -f hls out.m3u8", 13, "1801", "1800", "inf"},
		{"-i rtsp://cam/1 -c copy -f hls -hls_flags delete_segments out.m3u8", 13, "1801", "1800", "7"},
		{"-i rtsp://cam/1 -c copy -f hls -hls_flags delete_segments -hls_list_size 0 out.m3u8", 13, "1801", "1800", "inf"},
		{"-i in.mp4 -t 60 -c copy -f hls -hls_time 6 -hls_segment_type fmp4 out.m3u8", 9, "602", "600", "10"},
		{"-i in.mp4 -c copy -f segment -segment_time 10 -segment_wrap 24 o%03d.ts", 9, "360", "360", "24"},
		{"-i in.mp4 -c copy -f dash out.mpd", 10, "1443", "1440", "unknown"},
		{"-i in.mp4 -c copy -f segment -segment_list l.m3u8 -segment_time 10 -segment_wrap 24 o%03d.ts", 9, "361", "360", "24"},
		{"-i rtsp://cam/1 -map 0 -c copy -f tee [f=hls:hls_time=4]a.m3u8|b.mkv", 15, "902", "900", "inf"},
		{"-i in.mp4 -c copy -f hls -hls_flags single_file out.m3u8", 10, "2", "0", "0"},
		{"-i in.mp4 -c copy -f hls -master_pl_name m.m3u8 -hls_init_time 1 -hls_time 6 out.m3u8", 9, "3602", "3600", "unknown"},
		{"-i in.mp4 f%05d.jpg", 8, "90000", "0", "0"},
		{"-i in.mp4 -vf fps=1 f%05d.jpg", 8, "3600", "0", "0"},
		{"-i in.mp4 -frames:v 1 f.jpg", 8, "1", "0", "0"},
		{"-f lavfi -i testsrc -c:v libx264 -f mpegts -", 6, "0", "0", "0"},
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
