package facts_test

import (
	"encoding/json"
	"testing"

	"github.com/ffvet/ffvet/internal/facts"
)

// TestCPUs prints numbers as numbers and words as words, and reads them back.
func TestCPUs(t *testing.T) {
	for _, test := range []struct {
		cpus       facts.CPUs
		json, text string
		orEight    int
	}{
		{facts.CPUs{N: 64}, "64", "64", 64},
		{facts.CPUs{Word: "node"}, `"node"`, "node", 8},
		{facts.CPUs{Word: "unknown"}, `"unknown"`, "unknown", 8},
	} {
		printed, err := json.Marshal(test.cpus)
		if err != nil || string(printed) != test.json {
			t.Errorf("%v: printed %s, %v", test.cpus, printed, err)
		}
		back := facts.CPUs{N: 1, Word: "old"}
		if err := json.Unmarshal(printed, &back); err != nil || back != test.cpus {
			t.Errorf("%s: read as %+v, %v", printed, back, err)
		}
		if test.cpus.String() != test.text || test.cpus.Or(8) != test.orEight {
			t.Errorf("%+v: %s and %d", test.cpus, test.cpus, test.cpus.Or(8))
		}
	}
	var c facts.CPUs
	if err := json.Unmarshal([]byte(`[1]`), &c); err == nil {
		t.Error("a list is taken for CPUs")
	}
}
