package estimate

import (
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
)

// perCPU is a library that has one thread for each CPU, or as many as it is
// told: librav1e and libjxl (measured).
type perCPU struct {
	Threads int `json:"threads"`
}

func (perCPU) id() string { return "per-cpu/1" }

func (e perCPU) threads(m Machine) terms {
	threads := e.Threads
	if threads == 0 {
		threads = m.CPUs
	}
	return of(term{"workers", threads})
}

// shared reports whether an encoder has no threads of its own because it
// uses those of an earlier one: all librav1e encoders without -threads work in
// one pool of the process (measured on 5.1, 7.1 and 9.0).
func (p *process) shared(e *graph.Encoder) bool {
	if e.Name != "librav1e" || e.Threads.Value > 0 {
		return false
	}
	before := p.rav1e
	p.rav1e = true
	return before
}

// hardware returns what a hardware encoder's driver is assumed to need: none
// was measured.
func hardware(encoder string) (n int, ok bool) {
	for _, h := range []struct {
		suffix string
		n      int
	}{
		{"_nvenc", 4}, {"_qsv", 2}, {"_vaapi", 1}, {"_amf", 2}, {"_v4l2m2m", 1}, {"_videotoolbox", 2}, {"_vulkan", 2}, {"_mf", 2},
	} {
		if strings.HasSuffix(encoder, h.suffix) {
			return h.n, true
		}
	}
	return 0, false
}
