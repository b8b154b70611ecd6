package knative

import (
	"context"
	"fmt"
	"strings"
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
	for _, c := range hosttest.Cases(t, "../../../testdata/vectors/fan-out.yaml", "knative", "cloudrun") {
		t.Run(c.ID, func(t *testing.T) {
			hosttest.Check(t, c, hosttest.Extract(manifests(), c.Files), "request-concurrency-unbounded", "platform-default-concurrency")
		})
	}
}

func TestScale(t *testing.T) {
	const cloud = "metadata: {name: s, labels: {cloud.googleapis.com/location: x}}\n"
	const own = "metadata: {name: s}\n"
	for _, c := range []struct{ meta, template, want string }{
		{own, "{spec: {containers: [{image: m}]}}", "inf × inf: autoscaler-unbounded request-concurrency-unbounded"},
		{own, "{metadata: {annotations: {autoscaling.knative.dev/max-scale: '0'}}, spec: {containerConcurrency: 0, containers: [{image: m}]}}", "inf × inf: autoscaler-unbounded request-concurrency-unbounded"},
		{own, "{metadata: {annotations: {autoscaling.knative.dev/maxScale: '4'}}, spec: {containerConcurrency: 1, containers: [{image: m}]}}", "4 × 1:"},
		{cloud, "{spec: {containers: [{image: m}]}}", "100 × 80: platform-default-concurrency request-concurrency-unbounded"},
		{cloud, "{metadata: {annotations: {autoscaling.knative.dev/maxScale: '${MAX}'}}, spec: {containerConcurrency: 3, containers: [{image: m}]}}", "unknown × 3:"},
	} {
		text := "apiVersion: serving.knative.dev/v1\nkind: Service\n" + c.meta + "spec:\n  template: " + c.template + "\n"
		u := hosttest.Extract(manifests(), map[string]string{"s.yaml": text}).Units[0]
		got := fmt.Sprint(u.Copies.Steady, " × ", u.Slots, ":")
		for _, d := range u.Diags {
			got += " " + d.Rule
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.template, got, c.want)
		}
	}
}

func TestHostileTexts(t *testing.T) {
	const head = "apiVersion: serving.knative.dev/v1\nkind: Service\n"
	for _, text := range []string{head, head + "image: x\nspec: {template: {spec: {containers: [x, {}, {image: []}], containerConcurrency: {}}}}",
		head + "image: x\nspec: {template: &t {metadata: {annotations: [a]}, spec: {containers: [*t]}}}",
		strings.Replace(head, "serving.knative.dev/v1\nkind: Service", "run.googleapis.com/v1\nkind: Job", 1) + "spec: {template: {spec: {taskCount: -1, template: {spec: {containers: [{image: m}], maxRetries: x}}}}}"} {
		manifests().Extract(context.Background(), source.NewFile("s.yaml", []byte(text)), source.Memory{})
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: s, annotations: {run.googleapis.com/x: y}}\nspec: {template: {metadata: {annotations: {autoscaling.knative.dev/maxScale: '3'}}, spec: {containerConcurrency: 8, containers: [{image: m, ports: []}, {image: n}]}}}\n")
	f.Fuzz(func(t *testing.T, text string) {
		manifests().Extract(context.Background(), source.NewFile("s.yaml", []byte(text)), source.Memory{})
	})
}
