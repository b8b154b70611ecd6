package gitlabci

import (
	"context"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
)

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func TestFanOutCases(t *testing.T) {
	for _, c := range hosttest.Cases(t, "../../../testdata/vectors/fan-out.yaml", "gitlab-ci") {
		t.Run(c.ID, func(t *testing.T) { hosttest.Check(t, c, hosttest.Extract(Host{}, c.Files)) })
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("include: '/*.yml'\nstages: [a]\n.x: &x {script: [!reference [.x, script]]}\na: {<<: *x, extends: [.x, a], needs: [b], parallel: {matrix: [{A: [1, 2], B: $A}]}, resource_group: $A}\nb: {needs: [a], script: x, trigger: {include: .gitlab-ci.yml}}\n")
	f.Fuzz(func(t *testing.T, text string) {
		tree := source.NewMemory(map[string]string{".gitlab-ci.yml": text, "b.yml": text})
		for _, file := range tree {
			Host{}.Extract(context.Background(), file, tree)
		}
	})
}
