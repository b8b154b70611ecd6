package frigate

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
)

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func TestFanOutCases(t *testing.T) {
	for _, c := range hosttest.Cases(t, "../../../testdata/vectors/fan-out.yaml", system) {
		t.Run(c.ID, func(t *testing.T) { hosttest.Check(t, c, hosttest.Extract(Host{}, c.Files)) })
	}
}

func TestProcesses(t *testing.T) {
	const common = " live-converters 1 birdseye 1 previews 1"
	for _, c := range []struct{ text, want string }{
		{"cameras: {a: {ffmpeg: {inputs: [{path: x, roles: [record]}]}}}", "live-converters 1 birdseye 1 previews 1"},
		{"record: {enabled: true}\ncameras: {a: {ffmpeg: {inputs: [{path: x, roles: [record]}]}}}", "a/capture 1" + common},
		{"record: {enabled: true}\ncameras: {a: {record: {enabled: false}, ffmpeg: {inputs: [{path: x, roles: [record]}, {path: y, roles: [detect]}]}}}", "a/capture 1" + common},
		{"audio: {enabled: true}\ncameras: {a: {ffmpeg: {inputs: [{path: x, roles: [audio, detect]}]}}}", "a/capture 1 a/audio 1" + common},
		{"cameras: {a: {ffmpeg: {inputs: [{path: x}]}}, b: {enabled: false, ffmpeg: {inputs: [{path: x, roles: [detect]}]}}}", "a/capture 1" + common},
		{"birdseye: {enabled: false}\ncameras: {a: {ffmpeg: {inputs: [{path: x, roles: [detect]}]}}}", "a/capture 1 live-converters 1 previews 1"},
		{"birdseye: {restream: true}\ncameras: {a: {ffmpeg: {inputs: [{path: x, roles: [detect]}]}}}", "a/capture 1 live-converters 1 birdseye 2 previews 1"},
		{"go2rtc: {streams: {s: 'ffmpeg:x#video=h264'}}\ncameras: {a: {ffmpeg: {inputs: [{path: x, roles: [detect]}]}}}", "a/capture 1" + common + " go2rtc/s#0 1"},
	} {
		var got []string
		for _, u := range hosttest.Extract(Host{}, map[string]string{"config.yml": "#inputs roles\n" + c.text + "\n"}).Units {
			got = append(got, strings.TrimPrefix(u.ID, "frigate/"), fmt.Sprint(u.Copies.Peak))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func TestHostileTexts(t *testing.T) {
	for _, text := range []string{"", "cameras:", "cameras: [a]", "cameras: {a: }", "cameras: {a: {ffmpeg: {inputs: {roles: x}}}}",
		"cameras: &c {a: *c}", "cameras: {a: {enabled: [], ffmpeg: {inputs: [[]]}}}\ngo2rtc: {streams: [x]}", "cameras: {" + strings.Repeat("a: {", 3000)} {
		Host{}.Extract(context.Background(), source.NewFile("config.yml", []byte(text)), source.Memory{})
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("birdseye: {restream: true}\naudio: {enabled: true}\ncameras: {a: {ffmpeg: {inputs: [{path: x, roles: [detect, audio]}, {roles: record}]}}}\ngo2rtc: {streams: {a: ['exec:ffmpeg {output}', 'ffmpeg:a#video=x']}}\n")
	f.Fuzz(func(t *testing.T, text string) {
		Host{}.Extract(context.Background(), source.NewFile("config.yml", []byte(text)), source.Memory{})
	})
}
