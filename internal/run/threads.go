package run

import (
	"strconv"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
)

// threads returns the worst case over the versions that the command may run
// on; of several that reach it, the newest is shown.
func (a *analyst) threads(r readings, m estimate.Machine) facts.Threads {
	t := facts.Threads{ByCPUs: map[string]int{}}
	var worst estimate.ThreadModel
	for _, x := range r.running() {
		model := estimate.NewThreadModel(x.graph, x.version, a.libs)
		if peak := model.Peak(m); peak >= t.Peak {
			t.Peak, t.FFmpeg, worst = peak, x.version.String(), model
		}
		for _, n := range estimate.CPUCounts() {
			key := strconv.Itoa(n)
			t.ByCPUs[key] = max(t.ByCPUs[key], model.Peak(estimate.Machine{CPUs: n, HostCPUs: max(n, hostOf(m))}))
		}
	}
	t.Components = worst.Components(m)
	return t
}

// hostOf returns the CPUs of the host where they are declared apart from the mask.
func hostOf(m estimate.Machine) int {
	if m.HostCPUs == m.CPUs {
		return 0
	}
	return m.HostCPUs
}
