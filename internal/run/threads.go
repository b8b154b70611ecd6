package run

import (
	"slices"
	"strconv"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/version"
)

// threads returns the worst case over the versions that the command may run
// on; of several that reach it, the newest is shown.
func (a *analyst) threads(r readings, m estimate.Machine) facts.Threads {
	t := facts.Threads{ByCPUs: map[string]int{}, CPUs: machines(m)}
	running := map[version.Version]bool{}
	for _, x := range r.running() {
		running[x.version] = true
	}
	var worst estimate.ThreadModel
	for _, x := range r.all {
		row := facts.VersionThreads{Version: x.version.String(), Refused: !running[x.version]}
		if row.Refused {
			t.ByVersion = append(t.ByVersion, row)
			continue
		}
		model := estimate.NewThreadModel(x.graph, x.version, r.known.Libraries)
		if peak := model.Peak(m); peak >= t.Peak {
			t.Peak, t.FFmpeg, worst = peak, x.version.String(), model
		}
		for _, n := range t.CPUs {
			row.Peaks = append(row.Peaks, model.Peak(estimate.Machine{CPUs: n, HostCPUs: max(n, hostOf(m))}))
		}
		t.ByVersion = append(t.ByVersion, row)
	}
	for _, n := range estimate.CPUCounts() {
		t.ByCPUs[strconv.Itoa(n)] = most(t.ByVersion, slices.Index(t.CPUs, n))
	}
	t.Components = worst.Components(m)
	return t
}

// machines are the CPU counts that a table shows: the usual ones, a large
// one, and the machine's own.
func machines(m estimate.Machine) []int {
	all := append(estimate.CPUCounts(), 256, m.CPUs)
	slices.Sort(all)
	return slices.Compact(all)
}

// most is the largest peak of all versions on one machine.
func most(rows []facts.VersionThreads, machine int) int {
	n := 0
	for _, r := range rows {
		if !r.Refused {
			n = max(n, r.Peaks[machine])
		}
	}
	return n
}

// hostOf returns the CPUs of the host where they are declared apart from the mask.
func hostOf(m estimate.Machine) int {
	if m.HostCPUs == m.CPUs {
		return 0
	}
	return m.HostCPUs
}
