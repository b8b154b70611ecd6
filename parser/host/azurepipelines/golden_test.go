package azurepipelines

import (
	"context"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
)

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func TestFanOutCases(t *testing.T) {
	for _, c := range hosttest.Cases(t, "../../../testdata/vectors/fan-out.yaml", "azure-pipelines") {
		t.Run(c.ID, func(t *testing.T) { hosttest.Check(t, c, hosttest.Extract(Host{}, c.Files)) })
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("variables: {a: b}\nstages: [{stage: s, dependsOn: s, jobs: [{job: a, dependsOn: [a], strategy: {matrix: {x: {A: 1}}, maxParallel: 2}, steps: [{script: '$(A) $(b.c)'}, {template: azure-pipelines.yml}]}, {template: azure-pipelines.yml}]}]\n")
	f.Fuzz(func(t *testing.T, text string) {
		tree := source.NewMemory(map[string]string{"azure-pipelines.yml": text})
		Host{}.Extract(context.Background(), tree["azure-pipelines.yml"], tree)
	})
}
