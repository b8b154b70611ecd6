package rules

import (
	"testing"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

func TestDigits(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 640: "640", 5740: "5,740", 172800: "172,800", 1234567: "1,234,567"} {
		if got := digits(n); got != want {
			t.Errorf("digits(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestAmount(t *testing.T) {
	for want, b := range map[string]bound.Bound{
		"5,740": bound.Of(5740), "0.5": bound.Milli(500), "unbounded": bound.Inf(1), "unknown": bound.Unknown(1),
	} {
		if got := amount(b); got != want {
			t.Errorf("amount(%v) = %q, want %q", b, got, want)
		}
	}
}

func TestList(t *testing.T) {
	for want, names := range map[string][]string{
		"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"},
	} {
		if got := list(names); got != want {
			t.Errorf("list(%v) = %q, want %q", names, got, want)
		}
	}
}

// While the CPUs are not known no message names one number.
func TestThreadsOf(t *testing.T) {
	unknown, known := facts.CPUs{Word: "node"}, facts.CPUs{N: 64}
	transcode := map[string]int{"4": 29, "16": 84, "64": 95}
	tests := []struct {
		cpus facts.CPUs
		peak int
		by   map[string]int
		want string
	}{
		{unknown, 95, transcode, "29 / 84 / 95 threads on 4 / 16 / 64 CPUs"},
		{known, 95, transcode, "95 threads on 64 CPUs"},
		{unknown, 3, map[string]int{"4": 3, "16": 3, "64": 3}, "3 threads"},
		{facts.CPUs{N: 1}, 1, nil, "1 thread on 1 CPU"},
	}
	for _, test := range tests {
		u := &facts.Unit{Limits: facts.Limits{CPUSeen: test.cpus}}
		c := &facts.Command{Estimate: facts.Estimate{Threads: facts.Threads{Peak: test.peak, ByCPUs: test.by}}}
		if got := threadsOf(u, c); got != test.want {
			t.Errorf("threadsOf on %s = %q, want %q", test.cpus, got, test.want)
		}
	}
}
