package gitlabrunner

import (
	"context"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
)

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func TestFanOutCases(t *testing.T) {
	for _, c := range hosttest.Cases(t, "../../../testdata/vectors/fan-out.yaml", "gitlab-runner") {
		t.Run(c.ID, func(t *testing.T) { hosttest.Check(t, c, hosttest.Extract(Host{}, c.Files)) })
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("concurrent = 3\n[[runners]]\nname = \"a\"\n[runners.docker]\ncpus = \"2\"\nx = {y = {z = 1}}\n")
	f.Fuzz(func(t *testing.T, text string) {
		Host{}.Extract(context.Background(), source.NewFile("config.toml", []byte(text)), source.Memory{})
	})
}
