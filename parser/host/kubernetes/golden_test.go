package kubernetes

import (
	"context"
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
	"github.com/ffvet/ffvet/parser/source"
)

func TestGolden(t *testing.T) { hosttest.Golden(t, Host{}) }

func FuzzExtract(f *testing.F) {
	f.Add("apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c, image: m, command: [ffmpeg], args: [\"$(A)\", \"$$\"], resources: {limits: {cpu: 1e2}}}]}}]\n")
	f.Add("apiVersion: batch/v1\nkind: CronJob\nspec: {schedule: '*/5 * * * *', jobTemplate: {spec: {template: {spec: {containers: [{image: m}]}}}}}\n")
	f.Fuzz(func(t *testing.T, text string) {
		file := source.NewFile("a.yaml", []byte(text))
		Host{}.Extract(context.Background(), file, source.Memory{})
	})
}
