package catalog

import (
	"testing"
	"time"
)

func TestLoad(t *testing.T) {
	for version, want := range map[string]string{"5.1": "5.1", "5.1.9": "5.1", "6.1": "5.1", "7.0": "5.1", "7.1.5": "7.1", "8.0": "7.1"} {
		c := Load(version)
		if c.From != want || c.Interpolated != (Compare(want, version) != 0) || c.Version != version {
			t.Errorf("Load(%s) uses %s, interpolated %v", version, c.From, c.Interpolated)
		}
	}
	if got := Load("2.0").From; got != withData[0] {
		t.Errorf("a version before the first one uses %s", got)
	}
	if first, again := Load("5.1"), Load("5.1.9"); first.data != again.data {
		t.Error("the data is read twice")
	}
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"4.3", "10.0", -1}, {"5.1", "5.1.9", 0}, {"7.1", "7.0", 1}, {"7", "7.0", 0}, {"", "1.0", -1}} {
		if got := Compare(c.a, c.b); got != c.want {
			t.Errorf("Compare(%s, %s) = %d", c.a, c.b, got)
		}
	}
}

// TestLoadIsQuick guards the start-up time of every run that meets ffmpeg.
func TestLoadIsQuick(t *testing.T) {
	best := time.Hour
	for range 5 {
		start := time.Now()
		readAll(parse(componentsOf51))
		best = min(best, time.Since(start))
	}
	if best > 50*time.Millisecond {
		t.Errorf("takes %v", best)
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		readAll(parse(componentsOf51))
	}
}

// readAll makes every index, as a run that meets all kinds of names does.
func readAll(d *data) {
	for _, s := range d.sections {
		s()
	}
	d.tools()
	d.classes()
}
