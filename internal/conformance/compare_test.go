package conformance_test

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/conformance"
	"github.com/ffvet/ffvet/internal/conformance/real"
)

const probed = `{"streams": [{"codec_type": "video", "codec_name": "h264"}, {"codec_type": "audio", "codec_name": "aac"}]}`

// record is what ffmpeg 5.1 does with `-i in.mp4 -c copy out.mkv`.
func record(rc int, streams ...real.Stream) real.Record {
	return real.Record{
		RC: &rc, Inputs: []real.File{{URL: "in.mp4"}},
		Outputs: []real.File{{URL: "out.mkv", Muxer: "matroska", Streams: streams}},
	}
}

func TestCompare(t *testing.T) {
	video, audio := real.Stream{Type: "video", Codec: "copy", From: "0:0"}, real.Stream{Type: "audio", Codec: "copy", From: "0:1"}
	tests := []struct {
		argv string
		did  real.Record
		want conformance.Verdict
	}{
		{"-i in.mp4 -c copy out.mkv", record(0, video, audio), conformance.Agrees},
		{"-i in.mp4 -c copy out.mkv", record(0, video), conformance.Differs},
		{"-i in.mp4 -c copy out.mkv", record(1), conformance.Unnoticed},
		{"-i in.mp4 -nosuch 1 out.mkv", record(0, video, audio), conformance.WrongRefusal},
		{"-i in.mp4 -nosuch 1 out.mkv", record(1), conformance.Agrees},
		{"-i in.mp4 -nosuch 1 out.mkv", record(-9), conformance.NotJudged},
	}
	judge := conformance.NewJudge(map[string]string{"in.mp4": probed})
	for _, tt := range tests {
		said, err := judge.Explain("5.1", strings.Fields(tt.argv))
		if err != nil {
			t.Fatal(err)
		}
		if got, text := conformance.Compare(said, tt.did); got != tt.want {
			t.Errorf("%s: %s (%s), want %s", tt.argv, got, text, tt.want)
		}
	}
}

func TestCounts(t *testing.T) {
	results := []conformance.Result{
		{Topic: "hls", Version: "5.1", Verdict: conformance.Agrees},
		{Topic: "hls", Version: "5.1", Verdict: conformance.Unnoticed},
		{Topic: "hls", Version: "7.1", Verdict: conformance.NotJudged},
	}
	var b strings.Builder
	if err := conformance.NewCounts(results).Write(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"| hls   | 50.0 % of 2 | 100.0 % of 0 | 0             | 1  ", "| all   | 50.0 % of 2"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the table lacks %q:\n%s", want, b.String())
		}
	}
}
