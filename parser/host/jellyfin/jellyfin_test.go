package jellyfin

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
			hosttest.Check(t, c, hosttest.Extract(Host{}, c.Files), "unbounded-by-clients", "threads-unbounded")
		})
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("<?xml version=\"1.0\"?><EncodingOptions><EncodingThreadCount>-1</EncodingThreadCount></EncodingOptions>")
	f.Add("<EncodingOptions")
	f.Fuzz(func(t *testing.T, text string) {
		Host{}.Extract(context.Background(), source.NewFile("encoding.xml", []byte(text)), source.Memory{})
	})
}
