package estimate

import (
	"github.com/ffvet/ffvet/internal/version"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// vmaf is the assumption for the filter libvmaf, which no build at hand has
// (libavfilter/vf_libvmaf.c). From 5.0 on the library has n_threads workers,
// none if it is not given. Before, the filter has a thread of its own, and the
// library one for each CPU where none is asked for.
type vmaf struct {
	Threads int  `json:"n_threads"`
	Old     bool `json:"old"` // before 5.0
}

func (vmaf) id() string { return "vmaf/1" }

func (f vmaf) threads(m Machine) terms {
	if !f.Old {
		return of(term{"workers", f.Threads})
	}
	workers := f.Threads
	if workers == 0 {
		workers = max(m.CPUs, m.HostCPUs)
	}
	return of(term{"workers", workers}, term{"reader", 1})
}

// vmafOf returns the library behind a libvmaf filter, and why it is only an
// assumption.
func vmafOf(f *filtergraph.Filter, v version.Version) (m vmaf, why string) {
	threads, why := 0, "threads of libvmaf are not measured"
	if a, ok := f.Arg("n_threads", ""); ok {
		if text, known := a.Value.Literal(); known {
			threads = leading(text)
		} else {
			threads, why = unknownVMAF, why+"; n_threads is not known"
		}
	}
	return vmaf{threads, oldVMAF(v)}, why
}

// unknownVMAF stands for a number of threads that is a hole: what the largest
// usual machine has.
const unknownVMAF = 64

func oldVMAF(v version.Version) bool { return !v.AtLeast(5, 0) }
