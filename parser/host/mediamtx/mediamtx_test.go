package mediamtx

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func TestFanOutCases(t *testing.T) {
	for _, c := range hosttest.Cases(t, "../../../testdata/vectors/fan-out.yaml", system) {
		t.Run(c.ID, func(t *testing.T) {
			hosttest.Check(t, c, hosttest.Extract(Host{}, c.Files), "unbounded-by-clients", "unbounded-by-path-pattern", "unbounded-retry")
		})
	}
}

func TestCopiesOfHooks(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"runOnConnect: ffmpeg\n", "mediamtx/runOnConnect inf unbounded-by-clients"},
		{"pathDefaults: {maxReaders: 3}\npaths: {a: {runOnRead: ffmpeg}}\n", "mediamtx/a/runOnRead 3"},
		{"pathDefaults: {maxReaders: 3}\npaths: {a: {maxReaders: 0, runOnRead: ffmpeg}}\n", "mediamtx/a/runOnRead inf unbounded-by-clients"},
		{"paths: {all_others: {runOnInit: ffmpeg}}\n", "mediamtx/all_others/runOnInit inf unbounded-by-path-pattern invalid-config"},
		{"paths: {all: {maxReaders: 2, runOnRead: ffmpeg}}\n", "mediamtx/all/runOnRead inf unbounded-by-path-pattern"},
		{"pathDefaults: {runOnReady: ffmpeg 1}\npaths: {a: {runOnAvailable: ffmpeg 2}, b: }\n", "mediamtx/a/runOnAvailable 1, mediamtx/b/runOnReady 1"},
		{"pathDefaults: {runOnReady: ffmpeg 1}\npaths: {a: {runOnReady: ''}}\n", "mediamtx/a/runOnReady 1"},
		{"paths: {a: {runOnRecordSegmentComplete: ffmpeg, recordSegmentDuration: 60s}}\n", "mediamtx/a/runOnRecordSegmentComplete inf"},
		{"paths: {a: {source: 'rtsp://x'}}\n", ""},
	} {
		var got []string
		for _, u := range hosttest.Extract(Host{}, map[string]string{"mediamtx.yml": c.text}).Units {
			line := fmt.Sprint(u.ID, " ", u.Copies.Peak)
			for _, d := range u.Diags {
				line += " " + d.Rule
			}
			got = append(got, line)
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%q: got %q, want %q", c.text, s, c.want)
		}
	}
}

func TestWordsOfACommand(t *testing.T) {
	for _, c := range []struct{ command, want string }{
		{`ffmpeg -i rtsp://localhost:$RTSP_PORT/$MTX_PATH o.mp4`, `["ffmpeg" "-i" "rtsp://localhost:9000/cam" "o.mp4"]`},
		{`bash -c "ffmpeg -i '${MTX_PATH}' a\\b"`, `["bash" "-c" "ffmpeg -i 'cam' a\\b"]`},
		{`ffmpeg -i $G1 a#b`, `["ffmpeg" "-i" "${G1}" "a#b"]`},
	} {
		found := hosttest.Extract(Host{}, map[string]string{"mediamtx.yml": "rtspAddress: :9000\npaths:\n  cam:\n    runOnDemand: >-\n      " + c.command + "\n"})
		if got := fmt.Sprintf("%q", word.Strings(found.Units[0].Runs[0].Command.Words)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.command, got, c.want)
		}
	}
}

func TestHostileTexts(t *testing.T) {
	for _, text := range []string{"", "paths:", "paths: [a]", "paths: {a: [runOnRead]}", "paths: {a: {runOnRead: [x], maxReaders: {}}}",
		"paths: {a: {runOnRead: '\"'}}", "rtspAddress: {}\npaths: {a: {runOnRead: $}}", "paths: &p {a: *p}", "paths:\n" + strings.Repeat(" a: {runOnInit: x}\n", 1000)} {
		Host{}.Extract(context.Background(), source.NewFile("mediamtx.yml", []byte(text)), source.Memory{})
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("rtspAddress: :1\npathDefaults: {runOnReady: x}\npaths: {a: {runOnRead: 'ffmpeg $MTX_PATH \"a b\"', maxReaders: 2}, '~^x': {runOnInit: y, runOnInitRestart: yes}}\n")
	f.Fuzz(func(t *testing.T, text string) {
		Host{}.Extract(context.Background(), source.NewFile("mediamtx.yml", []byte(text)), source.Memory{})
	})
}
