package instance

import (
	"strings"
	"testing"
)

func TestLookup(t *testing.T) {
	const gib = 1 << 30
	tests := []struct {
		name string
		want Type // the zero Type: not known
	}{
		{"c7i.16xlarge", Type{CPUs: 64, Memory: 128 * gib}},
		{"c5.18xlarge", Type{CPUs: 72, Memory: 144 * gib}},
		{"t3.small", Type{CPUs: 2, Memory: 2 * gib}},
		{"g4dn.12xlarge", Type{CPUs: 48, Memory: 192 * gib, GPUs: 4}},
		{"Standard_F16s_v2", Type{CPUs: 16, Memory: 32 * gib}},
		{"n2-standard-16", Type{CPUs: 16, Memory: 64 * gib}},
		{"c2d-highcpu-32", Type{CPUs: 32, Memory: 64 * gib}},
		{"n2-custom-48-184320", Type{CPUs: 48, Memory: 180 * gib}},
		{"n2-tiny-16", Type{}},
		{"n2-standard-99999", Type{}},
		{"16xlarge", Type{}},
		{"c7i", Type{}},
		{"# Source", Type{}},
		{"", Type{}},
	}
	for _, test := range tests {
		got, ok := Lookup(test.name)
		if ok != (test.want != Type{}) || ok && got != test.want {
			t.Errorf("%s = %+v, %t", test.name, got, ok)
		}
	}
}

// TestTable: every line of the table is one that Lookup reads.
func TestTable(t *testing.T) {
	lines := 0
	for line := range strings.Lines(table) {
		name, _, ok := strings.Cut(line, "\t")
		if strings.HasPrefix(line, "#") || !ok {
			continue
		}
		lines++
		if got, ok := Lookup(name); !ok || got.CPUs > 2048 || got.Memory < 256<<20 {
			t.Errorf("%s = %+v", name, got)
		}
	}
	if lines < 1000 || !strings.Contains(Source(), "2026") {
		t.Errorf("%d machines, source %q", lines, Source())
	}
}
