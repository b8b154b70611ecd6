package buildkite

import (
	"context"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
)

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func TestFanOutCases(t *testing.T) {
	for _, c := range hosttest.Cases(t, "../../../testdata/vectors/fan-out.yaml", "buildkite") {
		t.Run(c.ID, func(t *testing.T) { hosttest.Check(t, c, hosttest.Extract(Host{}, c.Files), "invalid-config") })
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("steps:\n- wait\n- {key: a, command: [ffmpeg], depends_on: [a, {step: b}], matrix: {setup: {x: [1]}, adjustments: [{with: {x: 1}, skip: true}]}, retry: {automatic: true}}\n- {group: g, steps: [{command: x}]}\n")
	f.Fuzz(func(t *testing.T, text string) {
		Host{}.Extract(context.Background(), source.NewFile(".buildkite/a.yml", []byte(text)), source.Memory{})
	})
}
