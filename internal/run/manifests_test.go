package run_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/run"
	"github.com/ffvet/ffvet/parser/source"
)

// BenchmarkManifests leads one file of 10,000 Kubernetes documents through all
// stages; of 100 documents one runs ffmpeg, or ten do, each with a command of
// its own.
func BenchmarkManifests(b *testing.B) {
	const documents = 10_000
	for _, share := range []int{1, 10} {
		b.Run(fmt.Sprintf("%d in 100", share), func(b *testing.B) {
			tree := source.NewMemory(map[string]string{"all.yaml": manifests(documents, share)})
			for b.Loop() {
				out, err := run.Lint(context.Background(), run.Input{Tree: tree, Named: []string{"all.yaml"}, Config: config.Default()})
				if err != nil || len(out.Doc.Units) != documents*share/100 {
					b.Fatal(err, len(out.Doc.Units))
				}
			}
			b.ReportMetric(float64(documents*b.N)/b.Elapsed().Seconds(), "documents/s")
		})
	}
}

// manifests returns n documents, of 100 of which the given number run ffmpeg.
func manifests(n, share int) string {
	var b strings.Builder
	for i := range n / 2 {
		program := "ffmpeg"
		if i%50 >= share {
			program = "server"
		}
		fmt.Fprintf(&b, `---
apiVersion: v1
kind: Service
metadata: {name: s%d}
spec: {ports: [{name: http, port: 80}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: enc%d, namespace: media}
spec:
  replicas: %d
  template:
    spec:
      containers:
      - name: enc
        image: media/enc:1
        command: ["sh", "-c"]
        args: ['%s -i "$SRC" -c:v libx264 out.mp4']
        env: [{name: SRC, value: "http://origin/%d"}]
        resources: {requests: {cpu: 100m, memory: 1Gi}, limits: {cpu: "4", memory: 2Gi}}
`, i, i, i%7, program, i)
	}
	return b.String()
}

// TestHostileManifests: what is made to take long is said, in a moment.
func TestHostileManifests(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString("apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nx0: &a0 [ffmpeg, ffmpeg]\n")
	for i := 1; i < 30; i++ {
		fmt.Fprintf(&bomb, "x%d: &a%d [%s]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9))
	}
	bomb.WriteString("spec: {containers: [{name: c, image: m, command: *a29}, {name: d, image: m, command: [ffmpeg]}]}\n")
	deep := "apiVersion: v1\nkind: Pod\nspec: " + strings.Repeat("{a: ", 2000) + "ffmpeg" + strings.Repeat("}", 2000) + "\n"
	for name, text := range map[string]string{"an alias bomb": bomb.String(), "levels deep": deep} {
		out := lint(t, map[string]string{"p.yaml": text}, "", nil)
		if !strings.Contains(fmt.Sprint(out.Doc.Unread), name) {
			t.Errorf("%s: unread = %v", name, out.Doc.Unread)
		}
	}
}
