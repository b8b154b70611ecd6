package kustomize

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/host/kubernetes"
	"github.com/ffvet/ffvet/parser/source"
)

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{Manifests: kubernetes.Host{}}) }

func TestHostile(t *testing.T) {
	loop := map[string]string{
		"a/kustomization.yaml": "resources: [../b]\ncomponents: [../a]\n",
		"b/kustomization.yaml": "resources: [../a, .]\nimages: 7\npatches: [{patch: '- {op: move}'}]\n",
	}
	found := hosttest.Extract(Host{Manifests: kubernetes.Host{}}, loop)
	if len(found.Unread) == 0 || !strings.Contains(fmt.Sprint(found.Unread), "without end") {
		t.Errorf("unread = %v", found.Unread)
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("resources: [d.yaml]\npatches: [{patch: '[{op: add, path: /spec/template/spec/containers/0/args/-, value: x}]', target: {kind: Deployment}}]\n")
	f.Add("resources: [d.yaml]\nnamePrefix: a\npatchesStrategicMerge: [{kind: Deployment, metadata: {name: x}, spec: {$patch: replace}}]\n")
	f.Add("resources: [d.yaml, .]\nimages: [{name: m, newTag: 2}]\nreplicas: [{name: x, count: 3}]\nconfigMapGenerator: [{name: c, literals: [A=1], files: [d.yaml]}]\n")
	const deployment = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {template: {spec: {containers: [{name: c, image: m, args: [a]}]}}}\n"
	f.Fuzz(func(t *testing.T, text string) {
		tree := source.NewMemory(map[string]string{"kustomization.yaml": text, "d.yaml": deployment})
		Host{Manifests: kubernetes.Host{}}.Extract(context.Background(), tree["kustomization.yaml"], tree)
	})
}
