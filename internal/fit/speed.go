package fit

import (
	_ "embed" // the table
	"strconv"
	"strings"
	"sync"
)

// table holds the measured speeds; docs/fit.md tells how it is made.
//
//go:embed speed.tsv
var table string

// measured are the rows of one component, by its number of threads.
type measured struct {
	cpu, busiest map[int]float64
}

// entry says what one component costs: the CPU time of one picture of
// 640x360 in milliseconds with one thread, the part of it that one thread has
// to do alone, and by what factor the CPU time grows with many threads.
type entry struct {
	work, serial, overhead float64
}

// tablePixels is the size of the picture that was measured.
const tablePixels = 640 * 360

// most is the largest number of threads in the table.
const most = 8

// leastSerial is the smallest serial part that is believed: a measurement
// with 8 threads cannot show less.
const leastSerial = 0.01

// speeds returns the table by "kind name setting".
var speeds = sync.OnceValue(func() map[string]entry {
	rows := map[string]measured{}
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(cells) < 6 || cells[0] == "kind" {
			continue
		}
		n, _ := strconv.Atoi(cells[3]) // a test reads every cell
		cpu, _ := strconv.ParseFloat(cells[4], 64)
		busiest, _ := strconv.ParseFloat(cells[5], 64)
		key := tableKey(cells[0], cells[1], cells[2])
		if rows[key].cpu == nil {
			rows[key] = measured{map[int]float64{}, map[int]float64{}}
		}
		rows[key].cpu[n], rows[key].busiest[n] = cpu, busiest
	}
	entries := map[string]entry{}
	for key, m := range rows {
		entries[key] = m.entry()
	}
	return entries
})

func tableKey(kind, name, setting string) string {
	return strings.TrimSpace(kind + " " + name + " " + setting)
}

// entry takes Amdahl's serial part from the busiest of many threads: with a
// serial part s it does s + (1-s)/n of the work.
func (m measured) entry() entry {
	share := 1.0 / most
	serial := (m.busiest[most] - share) / (1 - share)
	e := entry{work: m.cpu[1], serial: min(max(serial, leastSerial), 1), overhead: 1}
	if m.cpu[1] > 0 && m.cpu[most] > m.cpu[1] {
		e.overhead = m.cpu[most] / m.cpu[1]
	}
	return e
}

// time returns how long n threads on that many CPUs work at one picture of
// the table, in milliseconds. The overhead is reached with 8 threads and
// grows no more. More threads never count as slower: where it looks so, the work
// is too small to be measured.
func (e entry) time(n, cpus int) float64 {
	n = max(1, min(n, cpus))
	return min(e.work, e.work*e.growth(n)*(e.serial+(1-e.serial)/float64(n)))
}

// growth is the factor of the CPU time with n threads.
func (e entry) growth(n int) float64 {
	return 1 + (e.overhead-1)*float64(min(n, most)-1)/(most-1)
}
