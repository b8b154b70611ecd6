package peertube

import (
	"context"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
)

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func TestFanOutCases(t *testing.T) {
	for _, c := range hosttest.Cases(t, "../../../testdata/vectors/fan-out.yaml", system) {
		t.Run(c.ID, func(t *testing.T) {
			hosttest.Check(t, c, hosttest.Extract(Host{}, c.Files), "unbounded-by-clients")
		})
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("transcoding: {enabled: true, concurrency: 2}\nlive: {enabled: true, max_instance_lives: -1}\n")
	f.Add("transcoding: [x]\nlive: {enabled: true, max_instance_lives: {}}\n")
	f.Fuzz(func(t *testing.T, text string) {
		Host{}.Extract(context.Background(), source.NewFile("production.yaml", []byte(text)), source.Memory{})
	})
}

func TestDefaultsStandBack(t *testing.T) {
	files := map[string]string{"default.yaml": "transcoding: {enabled: true}\n"}
	if n := len(hosttest.Extract(Host{}, files).Units); n != 1 {
		t.Errorf("%d units of default.yaml alone, want 1", n)
	}
	files["production.yaml"] = "transcoding: {enabled: false}\n"
	if n := len(hosttest.Extract(Host{}, files).Units); n != 0 {
		t.Errorf("%d units with production.yaml beside it, want 0", n)
	}
}
