package fit

import (
	"strconv"
	"strings"
	"testing"
)

// TestTableIsWhole reads every cell: the code passes over what is broken.
func TestTableIsWhole(t *testing.T) {
	rows := map[string]int{}
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || cells[0] == "kind" {
			continue
		}
		if len(cells) != 7 {
			t.Fatalf("%q has %d cells, want 7", line, len(cells))
		}
		for _, cell := range cells[3:] {
			if n, err := strconv.ParseFloat(cell, 64); err != nil || n < 0 {
				t.Errorf("%q: %q is no number", line, cell)
			}
		}
		rows[tableKey(cells[0], cells[1], cells[2])]++
	}
	for key, n := range rows {
		if n != 3 {
			t.Errorf("%s has %d rows, want those of 1, 2 and 8 threads", key, n)
		}
	}
	for _, key := range []string{"decoder h264", "filter eq", "filter scale", "encoder mpeg4", "encoder libx264 medium", "encoder libx265 medium", "encoder libsvtav1 8"} {
		if speeds()[key].work <= 0 {
			t.Errorf("%s costs nothing: other components stand on it", key)
		}
	}
}

func TestMoreThreadsAreNeverSlower(t *testing.T) {
	for key, e := range speeds() {
		for n := 1; n < 64; n++ {
			if e.time(n+1, 64) > e.time(1, 64) {
				t.Errorf("%s: %d threads take %.2f ms, one %.2f", key, n+1, e.time(n+1, 64), e.time(1, 64))
			}
		}
		if e.time(64, 4) != e.time(4, 4) {
			t.Errorf("%s: more threads than CPUs change its time", key)
		}
	}
}

func TestSerialPartFromTheBusiestThread(t *testing.T) {
	for _, test := range []struct {
		busiest, serial float64
	}{
		{1, 1}, {0.125, leastSerial}, {0.05, leastSerial}, {0.5625, 0.5},
	} {
		m := measured{cpu: map[int]float64{1: 10, most: 12}, busiest: map[int]float64{most: test.busiest}}
		e := m.entry()
		if e.serial != test.serial || e.work != 10 || e.overhead != 1.2 {
			t.Errorf("busiest %v gives %+v, want serial %v", test.busiest, e, test.serial)
		}
	}
}
