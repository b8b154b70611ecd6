package run_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRootsShareFindings: what a base shows counts once, with the largest
// number of the roots on it, and not at all if they mend it.
func TestRootsShareFindings(t *testing.T) {
	files := map[string]string{
		"base/d.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: enc}\nspec: {template: {spec: {containers: " +
			"[{name: c, image: m, command: [ffmpeg, -y, -i, a, -no_such, '1', b.mp4]}]}}}\n",
		"base/kustomization.yaml": "resources: [d.yaml]\n",
		"dev/kustomization.yaml":  "resources: [../base]\nnamespace: dev\n",
		"prod/kustomization.yaml": "resources: [../base]\nnamespace: prod\nreplicas: [{name: enc, count: 7}]\n",
	}
	const settings = "lint: {select: [unknown-option]}\n"
	out := lint(t, files, settings, nil)
	if diff := cmp.Diff([]string{"unknown-option error"}, shown(out)); diff != "" {
		t.Error(diff)
	}
	if got := out.Doc.Totals.Processes.String(); got != "8" { // 1 in dev, 7 in prod
		t.Errorf("processes = %s, want 8", got)
	}
	mended := "patches: [{target: {kind: Deployment}, patch: '[{op: replace, path: /spec/template/spec/containers/0/command, value: [ffmpeg, -y, -i, a, b.mp4]}]'}]\n"
	files["dev/kustomization.yaml"] += mended
	files["prod/kustomization.yaml"] += mended
	if got := shown(lint(t, files, settings, nil)); len(got) > 0 {
		t.Errorf("the base alone shows %v", got)
	}
}
