package estimate

import (
	"encoding/json"
	"testing"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// TestAgain evaluates the components of all measured commands once more, the
// way facts do that were written to a file: on the same machine and on others.
func TestAgain(t *testing.T) {
	in, libs := measuredInputs(t, "testdata/measured/inputs.yaml"), libraries(t)
	for i, p := range points(t) {
		if i%5 != 0 {
			continue
		}
		g := build(catalog.Load(p.v.String()), in, p.args)
		_, parts := Threads(g, p.v, libs[p.v.String()], Machine{CPUs: p.cpus, HostCPUs: p.cpus})
		text, err := json.Marshal(parts)
		if err != nil {
			t.Fatal(err)
		}
		var saved []Component
		if err := json.Unmarshal(text, &saved); err != nil {
			t.Fatal(err)
		}
		for _, m := range []Machine{{p.cpus, p.cpus}, {1, 1}, {3, 48}, {64, 64}, {200, 200}} {
			want, _ := Threads(g, p.v, libs[p.v.String()], m)
			got := 0
			for _, c := range saved {
				n, ok := Again(c.Model, c.Args, m)
				if !ok {
					t.Fatalf("no model %s", c.Model)
				}
				got += n
			}
			if got != want {
				t.Errorf("%v on %v: %d threads again, %d at first: ffmpeg %s\n%s", p.v, m, got, want, p.args, text)
			}
		}
	}
}

func TestAgainUnknown(t *testing.T) {
	if _, ok := Again("x264/99", nil, Machine{1, 1}); ok {
		t.Error("x264/99: want no value")
	}
	if _, ok := Again("x264/1", map[string]any{"threads": "many"}, Machine{1, 1}); ok {
		t.Error("arguments that do not fit: want no value")
	}
}
