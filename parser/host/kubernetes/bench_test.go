package kubernetes

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/parser/source"
)

// BenchmarkDocuments reads one file of 1,000 manifests, half of them of
// kinds that are not read.
func BenchmarkDocuments(b *testing.B) {
	const documents = 1000
	text := manifests(documents)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Host{}.Extract(context.Background(), source.NewFile("a.yaml", text), source.Memory{})
	}
	b.ReportMetric(float64(documents*b.N)/b.Elapsed().Seconds(), "documents/s")
}

func manifests(n int) []byte {
	var b strings.Builder
	for i := range n / 2 {
		fmt.Fprintf(&b, `---
apiVersion: v1
kind: Service
metadata: {name: s%d}
spec:
  ports:
  - {name: http, port: 80, targetPort: 8080}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: enc%d
  namespace: media
spec:
  replicas: %d
  selector: {matchLabels: {app: enc}}
  template:
    metadata: {labels: {app: enc}}
    spec:
      containers:
      - name: enc
        image: media/enc:1
        command: ["sh", "-c"]
        args:
        - |
          set -e
          ffmpeg -i "$(SRC)" -c:v libx264 out.mp4
        env: [{name: SRC, value: "http://origin/%d"}]
        resources:
          requests: {cpu: 100m, memory: 1Gi}
          limits: {cpu: "4", memory: 2Gi}
`, i, i, i%7, i)
	}
	return []byte(b.String())
}
