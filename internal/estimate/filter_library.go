package estimate

import "github.com/ffvet/ffvet/parser/filtergraph"

// filterLibraries adds the threads of libraries behind the filters of a graph.
// libavfilter neither knows of them nor limits them.
func (p *process) filterLibraries(g *filtergraph.Graph, role string) {
	if g == nil {
		return
	}
	for _, f := range g.Filters() {
		switch f.Name {
		case "libvmaf":
			m, why := vmafOf(f, p.v)
			p.assume("filter libvmaf", role, m, why)
		case "vidstabdetect":
			p.add("filter vidstabdetect", role, vidstab{})
		}
	}
}

// vidstab is the library behind vidstabdetect: an OpenMP team of four fifths
// of the CPUs in the mask, one of which is the thread that filters (libvidstab
// 1.1, motiondetect.c; measured on 4.3, 5.1, 7.1 and 9.0 with 8, 16 and 32
// CPUs). No option of ffmpeg reaches it.
type vidstab struct{}

func (vidstab) id() string { return "vidstab/1" }

func (vidstab) threads(m Machine) terms {
	return of(term{"OpenMP workers", max(m.CPUs*4/5, 1) - 1})
}
