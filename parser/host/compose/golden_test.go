package compose

import (
	"context"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
)

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func FuzzExtract(f *testing.F) {
	f.Add("services: {a: {image: m, command: \"sh -c 'ffmpeg $$X ${Y:-${Z}}' # c\", cpus: 0.5, cpuset: 0-3, mem_limit: 1g}}\n", "Y=1\nexport Z='2'\n")
	f.Add("x: &x {deploy: {replicas: 2}}\nservices: {a: {<<: *x, build: ., extends: a, environment: [A=1, B]}}\n", "")
	f.Fuzz(func(t *testing.T, text, env string) {
		tree := source.NewMemory(map[string]string{"compose.yaml": text, ".env": env})
		Host{}.Extract(context.Background(), tree["compose.yaml"], tree)
	})
}
