package files_test

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/lab/files"
	"github.com/ffvet/ffvet/internal/run"
	"github.com/ffvet/ffvet/internal/testneed"
)

// seconds is how long the media of every command play.
const seconds = 12

// commands cut a picture of 25 frames a second and a tone; k is a key frame
// every second.
func commands() []string {
	const (
		k = "-map 0 -c:v mpeg4 -g 25 "
		a = "-map 0 -map 1 -c:v mpeg4 -g 25 -c:a mp2 "
	)
	return []string{
		k + "o.mp4", k + "-movflags +faststart o.mp4", k + "o.mkv", a + "o.ts", k + "o.mp4 " + k + "p.mp4 " + k + "q.mp4",
		k + "-f null -",
		k + "-f hls o.m3u8", k + "-f hls -hls_time 1 o.m3u8", k + "-f hls -hls_time 1 -hls_list_size 0 o.m3u8",
		k + "-f hls -hls_time 1 -hls_flags delete_segments o.m3u8",
		k + "-f hls -hls_time 1 -hls_flags delete_segments -hls_delete_threshold 3 o.m3u8",
		k + "-f hls -hls_time 1 -hls_flags delete_segments -hls_list_size 2 o.m3u8",
		k + "-f hls -hls_time 1 -hls_flags single_file o.m3u8",
		k + "-f hls -hls_time 1 -hls_flags temp_file o.m3u8", k + "-f hls -hls_time 1 -hls_flags split_by_time o.m3u8",
		k + "-f hls -hls_time 0.2 -hls_flags split_by_time o.m3u8",
		k + "-f hls -hls_init_time 1 -hls_time 4 o.m3u8", k + "-f hls -hls_playlist_type vod o.m3u8",
		k + "-f hls -hls_playlist_type event -hls_time 3 o.m3u8",
		k + "-f hls -hls_segment_type fmp4 -hls_time 1 o.m3u8",
		k + "-f hls -hls_segment_type fmp4 -hls_flags single_file -hls_time 1 o.m3u8",
		"-map 0 -map 0 -c:v mpeg4 -g 25 -f hls -var_stream_map v:0,v:1 -hls_time 2 o_%v.m3u8",
		"-map 0 -map 0 -c:v mpeg4 -g 25 -f hls -var_stream_map v:0¤v:1 -master_pl_name m.m3u8 -hls_time 2 o_%v.m3u8",
		"-map 0 -map 0 -c:v mpeg4 -g 25 -f hls -var_stream_map v:0¤v:1 -hls_segment_type fmp4 -hls_time 2 o_%v.m3u8",
		k + "-f segment -segment_time 1 o%d.ts", k + "-f segment -segment_time 1 -segment_list l.m3u8 o%d.ts",
		k + "-f segment -segment_time 1 -segment_wrap 4 o%d.ts", k + "-f segment -segment_time 3 -segment_format mp4 o%d.mp4",
		a + "-f segment -segment_time 2 o%d.mkv", "-map 0 -c:v mpeg4 -g 100 -f segment -segment_time 1 o%d.ts",
		k + "-f stream_segment -segment_time 1 o%d.ts", k + "-f segment -segment_frames 25,50 o%d.ts",
		a + "-f dash -seg_duration 1 o.mpd", k + "-f dash -seg_duration 1 -window_size 3 o.mpd",
		k + "-f dash -seg_duration 1 -window_size 3 -extra_window_size 1 o.mpd", k + "-f dash -seg_duration 1 -single_file 1 o.mpd",
		k + "-f dash -seg_duration 1 -hls_playlist 1 o.mpd",
		"-map 0 -vf fps=2 o%d.jpg", "-map 0 -vf fps=5 -update 1 o.jpg", "-map 0 -frames:v 3 o%d.png", "-map 0 o%d.bmp",
		a + "-f tee o.mkv|[f=hls:hls_time=1]p.m3u8|[f=segment:segment_time=1]q%d.ts", k + "-f tee o.mp4|p.ts",
	}
}

// TestCounts holds the estimates of open files, segments and files that stay
// against the installed ffmpeg and those in the folders of FFVET_FFMPEGS:
// none may be under.
func TestCounts(t *testing.T) {
	if testing.Short() {
		t.Skip("measures")
	}
	testneed.Program(t, "ffmpeg")
	programs := map[string]string{"": "ffmpeg"}
	for _, folder := range filepath.SplitList(os.Getenv("FFVET_FFMPEGS")) {
		programs[folder] = filepath.Join(folder, "ffmpeg")
	}
	for _, program := range programs {
		measured := 0
		for _, command := range commands() {
			if count(t, program, command) {
				measured++
			}
		}
		t.Logf("%s: %d of %d commands ran", program, measured, len(commands()))
		if measured < 30 {
			t.Errorf("%s: only %d commands ran", program, measured)
		}
	}
}

// count measures one command; false if this ffmpeg does not take it.
func count(t *testing.T, program, command string) bool {
	t.Helper()
	args := strings.Fields("-f lavfi -i testsrc=s=64x48:r=25:d=12 -f lavfi -i sine=d=12 " + command)
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "¤", " ")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	got, err := files.Run(ctx, t.TempDir(), program, append([]string{"-nostdin", "-y", "-v", "error"}, args...)...)
	if err != nil {
		t.Logf("%s %s: %v", program, command, err)
		return false
	}
	c, err := run.ExplainWords(ctx, run.Input{Config: config.Default(), Machine: run.Machine{CPUs: 4, HostCPUs: 4}}, append([]string{"ffmpeg"}, args...))
	if err != nil {
		t.Fatal(err)
	}
	if got.Open > c.Estimate.Files.Open {
		t.Errorf("%s %s: %d files open, the estimate is %d", program, command, got.Open, c.Estimate.Files.Open)
	}
	if most, ok := mostLeft(c); !ok || got.Left > most {
		t.Errorf("%s %s: %d files are left, the estimate is %d (%v segments an hour, %v stay)", program, command, got.Left, most,
			c.Estimate.Segments.PerHour, c.Estimate.Segments.Retained)
	}
	return true
}

// mostLeft is how many files the estimate leaves after the run: segments that
// stay, and what is not a segment; pictures by their rate.
func mostLeft(c *facts.Command) (most int, ok bool) {
	e := c.Estimate
	created, ok := e.Files.CreatedPerHour.Hi()
	if !ok {
		return 0, false
	}
	segments, _ := e.Segments.PerHour.Hi()
	if perDay, _ := e.Files.GrowthPerDay.Hi(); segments == 0 && perDay > 0 {
		return int(math.Ceil(float64(created)*seconds/3600)) + 1, true
	}
	stay, ok := e.Segments.Retained.Hi()
	return int(stay + created - segments), ok
}
