package estimate

// aom is libaom-av1 (libaomenc.c and libaom av1/encoder/ethread.c, 1.0 to
// 3.14). Rows are worked on side by side unless row-mt is off, and that is
// the upper bound then too: libaom 3.6 had one thread more than tiles.
type aom struct {
	cpuCount
	Threads int `json:"threads"`
	Height  int `json:"height"`
}

// maxAOM is MAX_NUM_THREADS of libaom.
const maxAOM = 64

func (aom) id() string { return "aom/1" }

func (e aom) threads(m Machine) terms {
	threads := libraryThreads(e.Threads, e.cpus(m), maxAOM)
	if threads < 2 {
		return nil
	}
	return of(term{"workers", min(threads, ceilDiv(e.Height, 8)) - 1})
}
