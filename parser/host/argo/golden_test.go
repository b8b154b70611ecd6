package argo

import (
	"context"
	"testing"

	"github.com/ffvet/ffvet/parser/host"
	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/host/kubernetes"
	"github.com/ffvet/ffvet/parser/source"
)

func manifests() kubernetes.Host {
	return kubernetes.Host{Objects: []host.ObjectReader{Objects{}}}
}

func TestGolden(t *testing.T) { hosttest.Golden(t, manifests()) }

func TestFanOutCases(t *testing.T) {
	for _, c := range hosttest.Cases(t, "../../../testdata/vectors/fan-out.yaml", "argo") {
		t.Run(c.ID, func(t *testing.T) {
			hosttest.Check(t, c, hosttest.Extract(manifests(), c.Files), "ignored-setting", "no-workflow-parallelism")
		})
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {name: a}\nspec: {entrypoint: a, podSpecPatch: 'containers: [{name: main}]', templates: [{name: a, parallelism: 2, steps: [[{name: x, template: a}, {name: y, template: b, withSequence: {start: '1', end: '9'}}]]}, {name: b, daemon: true, synchronization: {mutexes: [{name: m}]}, script: {image: m, source: x}}, {name: c, dag: {tasks: [{name: a, template: b, depends: a}]}}]}\n")
	f.Fuzz(func(t *testing.T, text string) {
		tree := source.NewMemory(map[string]string{"a.yaml": text})
		manifests().Extract(context.Background(), tree["a.yaml"], tree)
	})
}
