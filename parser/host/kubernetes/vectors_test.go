package kubernetes

import (
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
)

func TestFanOutCases(t *testing.T) {
	const path = "../../../testdata/vectors/fan-out.yaml"
	for _, c := range hosttest.Cases(t, path, "kubernetes", "keda", "helm") {
		t.Run(c.ID, func(t *testing.T) {
			hosttest.Check(t, c, hosttest.Extract(Host{}, c.Files),
				"surge", "autoscaler-overrides-replicas", "autoscaler-default-max", "parallelism-exceeds-completions",
				"quota-caps-replicas", "vpa-changes-limits", "invalid-type", "unresolved-variable", "unrendered-template")
		})
	}
}
