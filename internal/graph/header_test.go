package graph_test

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/assume"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/bound"
)

// declared builds a role graph on one input whose streams are known:
// in.mp4 holds h264 and aac. A tab stands for a blank inside an argument.
func declared(t *testing.T, version, args string) *graph.Graph {
	t.Helper()
	c, problems := config.Load("test.yaml", []byte(`
inputs:
- match: in.mp4
  streams:
  - {type: video, codec: h264, size: 64x48, rate: 10, pix_fmt: yuv420p}
  - {type: audio, codec: aac, channels: 1, rate: 8000}
- match: cover.mp3
  streams:
  - {type: audio, codec: mp3, channels: 1, rate: 8000}
  - {type: video, codec: png, size: 16x16, attached_picture: true}
`))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	argv := strings.Split(args, " ")
	for i := range argv {
		argv[i] = strings.ReplaceAll(argv[i], "\t", " ")
	}
	return build(version, assume.NewInputs(c, nil), argv...)
}

// TestHeaders holds verdicts against what ffmpeg 4.3, 5.1, 7.1 and 9.0 did
// with each of the lines.
func TestHeaders(t *testing.T) {
	tests := []struct {
		args     string
		accepted bound.Truth
	}{
		{"-i in.mp4 -c:a libvorbis out.mp3", bound.No},
		{"-i in.mp4 -c copy out.webm", bound.No},
		{"-i other.mp4 -c copy out.webm", bound.Yes}, // nothing is known of the file
		{"-i in.mp4 -c copy out.mkv", bound.Yes},
		{"-i cover.mp3 -map 0:v -c copy out.mp3", bound.No},
		{"-i cover.mp3 -map 0 -c copy out.mp3", bound.Yes},
		{"-i in.mp4 -tag:v hvc1 -c:v copy out.mp4", bound.No},
		{"-i in.mp4 -tag:v avc1 -c:v copy out.mp4", bound.Yes},
		{"-i in.mp4 -map 0:v -map 0:v out.gif", bound.No},
		{"-i in.mp4 -f mp4 -", bound.No},
		{"-i in.mp4 -f mp4 -movflags frag_keyframe pipe:1", bound.Yes},
		{"-i in.mp4 -f segment a.mp4", bound.No},
		{"-i in.mp4 -f segment a%d.mp4", bound.Yes},
		{"-i in.mp4 -f hls -hls_segment_filename a.ts a.m3u8", bound.No},
		{"-i in.mp4 -f hls -var_stream_map v:0,a:1 a%v.m3u8", bound.No},
		{"-i in.mp4 -f hls -var_stream_map v:0,a:0 a%v.m3u8", bound.Yes},
		{"-i in.mp4 -f hls -var_stream_map v:0,v:0 a%v.m3u8", bound.No},
		{"-i in.mp4 -f hls -var_stream_map v:0\ta:0 a%v.m3u8", bound.Yes},
		{"-i in.mp4 -f hls -var_stream_map v:0\ta:0 d%v/a.m3u8", bound.Yes},
		{"-i in.mp4 -f hls -var_stream_map v:0\ta:0 d%v/a%v.m3u8", bound.No},
		{"-i in.mp4 -f hls -var_stream_map v:0\ta:0 a.m3u8", bound.No},
		{"-i in.mp4 -f hls -var_stream_map v:0,a:0\tv:0 a%v.m3u8", bound.No},
		{"-i in.mp4 -f hls -var_stream_map v:0,nosuch:x a%v.m3u8", bound.No},
		{"-i in.mp4 -f hls -var_stream_map v:0\ta:0 -hls_segment_filename s%d.ts a%v.m3u8", bound.No},
		{"-i in.mp4 -f hls -cc_stream_map bogus a.m3u8", bound.No},
		{"-i in.mp4 -f dash -adaptation_sets id=0,streams=v\tid=1,streams=a a.mpd", bound.Yes},
		{"-i in.mp4 -f dash -adaptation_sets id=0,streams=v a.mpd", bound.No},
		{"-i in.mp4 -f dash -adaptation_sets id=0,streams=0,1 a.mpd", bound.No},
		{"-i in.mp4 -f dash -adaptation_sets streams=v a.mpd", bound.No},
		{"-i in.mp4 -f segment -segment_times 0.3,0.6 a%d.mp4", bound.Yes},
		{"-i in.mp4 -f segment -segment_times 0.6,0.3 a%d.mp4", bound.No},
		{"-i in.mp4 -f segment -segment_time 1 -segment_times 0.5 a%d.mp4", bound.No},
	}
	for _, version := range []string{"4.3", "5.1", "7.1", "9.0"} {
		for _, tt := range tests {
			if got, why := declared(t, version, tt.args).Accepted(); got != tt.accepted {
				t.Errorf("ffmpeg %s %s: accepted %v, want %v (%v)", version, tt.args, got, tt.accepted, why)
			}
		}
	}
}

// TestTeeSlaves holds the verdicts of tees against what ffmpeg 4.3 and 5.1
// did: 5.1 goes on while one slave lives.
func TestTeeSlaves(t *testing.T) {
	tests := []struct {
		slaves   string
		old, new bound.Truth
	}{
		{"a.mp4|b.mov", bound.Yes, bound.Yes},
		{"a.mp4|[select=a]b.mp3", bound.No, bound.Yes},
		{"a.mp4|[select=a:onfail=ignore]b.mp3", bound.Yes, bound.Yes},
		{"[select=a]b.mp3", bound.No, bound.No},
		{"[select=a:onfail=abort]b.mp3|a.mp4", bound.No, bound.No},
		{"[select=v,zz]a.mp4|b.mp4", bound.No, bound.Yes},
		{"[select=s]a.mp4|b.mp4", bound.No, bound.Yes},
		{"[onfail=bogus]a.mp4|b.mp4", bound.No, bound.No},
		{"[f=mp4:hls_time=1]a.mp4", bound.No, bound.No},
		{"[f=mp4:movflags=faststart]a.mp4", bound.Yes, bound.Yes},
		{"[f=nosuch]a.mp4|b.mp4", bound.No, bound.Yes},
		{"[f=mp4", bound.No, bound.No},
		{"[bsfs/v=nosuch]a.mp4", bound.No, bound.No},
		{"[bsfs/s=nosuch]a.mp4", bound.Yes, bound.Yes},
		{"[f=mp4]-|b.mp4", bound.Yes, bound.Yes},
		{"a.mp4|", bound.Yes, bound.Yes},
	}
	for _, tt := range tests {
		args := "-i in.mp4 -map 0 -c:v libx264 -c:a aac -f tee " + tt.slaves
		for version, want := range map[string]bound.Truth{"4.3": tt.old, "5.1": tt.new, "7.1": tt.new, "9.0": tt.old} {
			if got, why := declared(t, version, args).Accepted(); got != want {
				t.Errorf("ffmpeg %s, tee %s: accepted %v, want %v (%v)", version, tt.slaves, got, want, why)
			}
		}
	}
}
