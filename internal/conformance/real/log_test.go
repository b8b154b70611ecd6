package real

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// head is what a report of a run begins with.
const head = "ffmpeg started on 2026-11-24\nReport written to \"report\"\nCommand line:\nffmpeg -i in.mp4 out.mkv\n"

func TestParse(t *testing.T) {
	log := head + `[info] Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'in.mp4':
[info]   Stream #0:0[0x1](und): Video: h264 (High) (avc1 / 0x31637661), yuv420p, 64x48
[info]   Stream #0:1[0x2](und): Audio: aac (LC), 8000 Hz, mono
[info] Stream mapping:
[info]   Stream #0:0 (h264) -> hflip:default (graph 0)
[info]   hflip:default (graph 0) -> Stream #0:0 (libx264)
[info]   Stream #0:1 -> #0:1 (copy)
[info]   File logo.png -> Stream #0:2
[info]   Stream #0:1 -> #1:0 (aac (native) -> mp3 (libmp3lame))
[info] Output #0, matroska, to 'out.mkv':
[info]   Stream #0:0: Video: h264, yuv420p, 64x48
[info]   Stream #0:1(und): Audio: aac (LC), 8000 Hz, mono
[info]   Stream #0:2: Attachment: none
[warning] only a warning
`
	want := Record{
		Inputs: []File{{
			URL: "in.mp4", Demuxer: "mov,mp4,m4a,3gp,3g2,mj2",
			Streams: []Stream{{Type: "video", Codec: "h264"}, {Type: "audio", Codec: "aac"}},
		}},
		Outputs: []File{
			{URL: "out.mkv", Muxer: "matroska", Streams: []Stream{
				{Type: "video", Codec: "h264", Encoder: "libx264", From: "graph"},
				{Type: "audio", Codec: "copy", From: "0:1"},
				{Type: "attachment", Codec: "copy", From: "file:logo.png"},
			}},
			{Streams: []Stream{{Type: "audio", Codec: "mp3", Encoder: "libmp3lame", From: "0:1"}}},
		},
	}
	if diff := cmp.Diff(want, parse(log, "")); diff != "" {
		t.Error(diff)
	}
}

func TestOutcome(t *testing.T) {
	zero, one := 0, 1
	opened := []File{{URL: "out.mkv", Muxer: "matroska"}}
	tests := []struct {
		name   string
		record Record
		want   Outcome
	}{
		{"success", Record{RC: &zero}, Accepts},
		{"endless, but opened", Record{Outputs: opened}, Accepts},
		{"hung", Record{Outputs: []File{{}}}, Stopped},
		{"unknown option", Record{RC: &one, Error: "Unrecognized option 'x'."}, Refuses},
		{"missing input", Record{RC: &one, Error: "in.mp: No such file or directory"}, Files},
		{"existing output from 7.0", Record{RC: &zero, Error: "File 'in.mp4' already exists. Exiting."}, Files},
		{"failed while it ran", Record{RC: &one, Outputs: opened, Errors: []string{"Conversion failed!"}}, Late},
		{"failed before it was opened", Record{RC: &one, Errors: []string{"Conversion failed!"}}, Refuses},
	}
	for _, tt := range tests {
		if got := tt.record.Outcome(); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}
