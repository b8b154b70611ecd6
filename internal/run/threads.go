package run

import (
	"strconv"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
)

// threads returns the worst case over the versions that the command may run on.
func (a *analyst) threads(r readings, m estimate.Machine) facts.Threads {
	t := facts.Threads{Components: []estimate.Component{}, ByCPUs: map[string]int{}}
	for _, x := range r.running() {
		peak, parts := estimate.Threads(x.graph, x.version, a.libs, m)
		if peak >= t.Peak {
			t.Peak, t.Components, t.FFmpeg = peak, parts, x.version.String()
		}
		for _, n := range estimate.CPUCounts() {
			peak, _ := estimate.Threads(x.graph, x.version, a.libs, estimate.Machine{CPUs: n, HostCPUs: max(n, hostOf(m))})
			key := strconv.Itoa(n)
			t.ByCPUs[key] = max(t.ByCPUs[key], peak)
		}
	}
	return t
}

// hostOf returns the CPUs of the host where they are declared apart from the mask.
func hostOf(m estimate.Machine) int {
	if m.HostCPUs == m.CPUs {
		return 0
	}
	return m.HostCPUs
}
