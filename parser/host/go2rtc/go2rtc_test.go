package go2rtc

import (
	"context"
	"fmt"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func TestFanOutCases(t *testing.T) {
	for _, c := range hosttest.Cases(t, "../../../testdata/vectors/fan-out.yaml", "go2rtc") {
		t.Run(c.ID, func(t *testing.T) { hosttest.Check(t, c, hosttest.Extract(Host{}, c.Files)) })
	}
}

func TestCommandOfASource(t *testing.T) {
	const head = `["ffmpeg" "-hide_banner" "-i" `
	for _, c := range []struct{ source, want string }{
		{"exec:ffmpeg -i 'a b' -f rtsp {output}#killsignal=15", `["ffmpeg" "-i" "a b" "-f" "rtsp" "${output}"]`},
		{"ffmpeg:cam#audio=opus", head + `"rtsp://127.0.0.1:8554/cam" "-codec:a" "libopus" "-vn" "-f" "rtsp" "${output}"]`},
		{"ffmpeg:rtsp://x/y", head + `"rtsp://x/y" "-codec" "copy" "-f" "rtsp" "${output}"]`},
		{"ffmpeg:cam#video=mine#audio=copy", head + `"rtsp://127.0.0.1:8554/cam" "-c:v" "libx264" "-threads" "2" "-codec:a" "copy" "-f" "rtsp" "${output}"]`},
		{"ffmpeg:cam#video=other#raw=-an -y", head + `"rtsp://127.0.0.1:8554/cam" "${other}" "-an" "-y" "-an" "-f" "rtsp" "${output}"]`},
	} {
		text := "ffmpeg: {mine: -c:v libx264 -threads 2}\nstreams:\n  cam: rtsp://x\n  s:\n  - " + fmt.Sprintf("%q", c.source) + "\n"
		found := hosttest.Extract(Host{}, map[string]string{"go2rtc.yaml": text})
		if got := fmt.Sprintf("%q", word.Strings(found.Units[0].Runs[0].Command.Words)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.source, got, c.want)
		}
	}
}

func TestHostileTexts(t *testing.T) {
	for _, text := range []string{"", "streams:", "streams: [x]", "streams: {a: [[exec:]]}", "streams: {a: 'exec:\"'}", "streams: {a: {url: {}}}", "streams: {a: 'ffmpeg:##=#video='}", "streams: &s {a: *s}"} {
		Host{}.Extract(context.Background(), source.NewFile("go2rtc.yaml", []byte(text)), source.Memory{})
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("ffmpeg: {h264: -c:v x}\nstreams: {a: ['exec:ffmpeg \"a b\" {output}', 'ffmpeg:a#video=h264#audio=copy#raw=-y']}\n")
	f.Fuzz(func(t *testing.T, text string) {
		Host{}.Extract(context.Background(), source.NewFile("go2rtc.yaml", []byte(text)), source.Memory{})
	})
}
