package compose

import (
	"testing"

	"github.com/ffvet/ffvet/parser/host/hosttest"
)

func TestFanOutCases(t *testing.T) {
	const path = "../../../testdata/vectors/fan-out.yaml"
	for _, c := range hosttest.Cases(t, path, "compose", "swarm") {
		t.Run(c.ID, func(t *testing.T) {
			hosttest.Check(t, c, hosttest.Extract(Host{}, c.Files),
				"invalid-config", "value-from-environment", "surge")
		})
	}
}
