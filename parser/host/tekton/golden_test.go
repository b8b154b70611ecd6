package tekton

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
	for _, c := range hosttest.Cases(t, "../../../testdata/vectors/fan-out.yaml", "tekton") {
		t.Run(c.ID, func(t *testing.T) { hosttest.Check(t, c, hosttest.Extract(manifests(), c.Files)) })
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: {name: p}\nspec: {tasks: [{name: a, runAfter: [b], matrix: {params: [{name: x, value: ['1', 2]}], include: [{params: [{name: x, value: '1'}]}]}, taskSpec: {steps: [{image: m, script: 'ffmpeg $(params.x)', args: ['$(params.y[*])']}]}}, {name: b, taskRef: {name: p}}], finally: [{}]}\n")
	f.Fuzz(func(t *testing.T, text string) {
		tree := source.NewMemory(map[string]string{"a.yaml": text})
		manifests().Extract(context.Background(), tree["a.yaml"], tree)
	})
}
