package kubernetes_test

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/internal/export/exporttest"
	"github.com/ffvet/ffvet/internal/export/kubernetes"
	"github.com/ffvet/ffvet/internal/facts"
)

const workload = `apiVersion: apps/v1
kind: Deployment
metadata: {name: xcode, namespace: media}
spec:
  replicas: 2
  template:
    spec:
      initContainers:
        - name: probe
          image: enc
          command: [ffprobe, in.mov]
      containers:
        - name: enc
          image: enc
          command: [ffmpeg, -nostdin, -y, -i, in.mov, -threads, "4", -c:v, libx264, out.mp4]
          resources: {limits: {memory: 100Mi, cpu: 500m}}
        - name: side
          image: nginx
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: nightly}
spec:
  schedule: "0 3 * * *"
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      template:
        spec:
          containers:
            - name: pack
              image: enc
              command: [ffmpeg, -nostdin, -y, -i, in.mov, -threads, "2", out.mp4]
              resources: {limits: {memory: 64Gi}, requests: {memory: 3Gi}}
            - name: many
              image: enc
              command: [sh, -c, "for f in *; do ffmpeg -nostdin -y -i $f $f.mp4 & done"]
`

func repo(text string) map[string]string {
	return map[string]string{"deploy.yaml": text, ".ffvet.yaml": "pools: {enc: 16x64GiB*2}\n"}
}

func patch(t *testing.T, files map[string]string, o kubernetes.Options) string {
	t.Helper()
	var b strings.Builder
	if _, err := kubernetes.Write(&b, exporttest.Lint(t, files).Doc, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// merged applies a patch as `kubectl patch --type strategic` does for what
// this one holds: mappings merge, containers by name.
func merged(t *testing.T, text, patch string) string {
	t.Helper()
	patches := documents(t, patch)
	var out bytes.Buffer
	enc := yaml.NewEncoder(&out)
	for _, d := range documents(t, text) {
		for _, p := range patches {
			if p["kind"] == d["kind"] && p["metadata"].(map[string]any)["name"] == d["metadata"].(map[string]any)["name"] {
				merge(d, p)
			}
		}
		if err := enc.Encode(d); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}

func documents(t *testing.T, text string) []map[string]any {
	t.Helper()
	var all []map[string]any
	for d := yaml.NewDecoder(strings.NewReader(text)); ; {
		var one map[string]any
		switch err := d.Decode(&one); err {
		case nil:
			all = append(all, one)
		case io.EOF:
			return all
		default:
			t.Fatal(err)
		}
	}
}

func merge(into, from map[string]any) {
	for name, value := range from {
		switch value := value.(type) {
		case map[string]any:
			if old, ok := into[name].(map[string]any); ok {
				merge(old, value)
				continue
			}
		case []any:
			if old, ok := into[name].([]any); ok {
				for _, v := range value {
					mergeNamed(old, v.(map[string]any))
				}
				continue
			}
		}
		into[name] = value
	}
}

func mergeNamed(list []any, from map[string]any) {
	for _, v := range list {
		if old := v.(map[string]any); old["name"] == from["name"] {
			merge(old, from)
		}
	}
}

// TestPatchedRepositoryHasLimits reads the patched files again: the limits
// hold, and nothing is said of them any more.
func TestPatchedRepositoryHasLimits(t *testing.T) {
	files := repo(workload)
	before := exporttest.Lint(t, files)
	files["deploy.yaml"] = merged(t, workload, patch(t, files, kubernetes.Options{}))
	after := exporttest.Lint(t, files)
	for _, u := range after.Doc.Units {
		i := slices.IndexFunc(before.Doc.Units, func(was *facts.Unit) bool { return was.ID == u.ID })
		was := before.Doc.Units[i]
		if u.ID == "cronjob/default/nightly/many" || len(u.Commands) == 0 {
			continue
		}
		limit, known := u.Limits.Memory.Hi()
		if need, _ := was.Memory.Hi(); !known || limit < need {
			t.Errorf("%s: limit of %d for %d", u.ID, limit, need)
		}
		if old := was.Limits.Memory; old != nil && limit < old.Or(0) {
			t.Errorf("%s: %d is less than before", u.ID, limit)
		}
		if u.Found.Limits.RequestMemory == nil || u.Found.Limits.RequestMemory.Exceeds(*u.Limits.Memory).String() != "no" {
			t.Errorf("%s: request %v", u.ID, u.Found.Limits.RequestMemory)
		}
		for _, rule := range []string{"no-memory-limit", "memory-over-limit"} {
			if slices.Contains(u.Diags, rule) {
				t.Errorf("%s: still %s", u.ID, rule)
			}
		}
	}
}

func TestPatch(t *testing.T) {
	got := patch(t, repo(workload), kubernetes.Options{})
	for _, want := range []string{
		"kind: Deployment", "initContainers:", "- name: probe", "jobTemplate:",
		"memory: 64Gi", // never below what stands there
		"cpu: 500m",    // a request under the limit that stays
		"nothing limits how many processes run at once", // no number is made up
		"# pids: ", "CPUs (pool \"enc\")",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	for _, without := range []string{"name: side", "namespace: default", "memory: 100Mi"} {
		if strings.Contains(got, without) {
			t.Errorf("%q in\n%s", without, got)
		}
	}
}

// TestCPULimits are written only if asked for.
func TestCPULimits(t *testing.T) {
	for _, asked := range []bool{false, true} {
		for _, d := range documents(t, patch(t, repo(workload), kubernetes.Options{CPULimits: asked})) {
			if d["kind"] != "Deployment" {
				continue
			}
			spec := d["spec"].(map[string]any)["template"].(map[string]any)["spec"].(map[string]any)
			limits := spec["containers"].([]any)[0].(map[string]any)["resources"].(map[string]any)["limits"].(map[string]any)
			if _, has := limits["cpu"]; has != asked {
				t.Errorf("asked %v: limits %v", asked, limits)
			}
		}
	}
}

// TestKinds leaves out what has no strategic-merge patch, and says so.
func TestKinds(t *testing.T) {
	var b strings.Builder
	rollout := strings.NewReplacer("apps/v1", "argoproj.io/v1alpha1", "Deployment", "Rollout").Replace(workload)
	notes, err := kubernetes.Write(&b, exporttest.Lint(t, repo(rollout)).Doc, kubernetes.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "Rollout") || strings.Contains(strings.Join(notes, " "), "deployment") {
		t.Errorf("notes %v\n%s", notes, b.String())
	}
}
