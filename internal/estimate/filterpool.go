package estimate

import "github.com/ffvet/ffvet/internal/version"

// pool is the worker pool of a filter graph. libavfilter makes it with the
// graph's first filter, whether or not any filter can use it
// (avfiltergraph.c avfilter_graph_alloc_filter, ff_graph_thread_init; all
// versions).
type pool struct {
	cpuCount
	// Threads is the graph's thread option, 0 for automatic.
	Threads int `json:"threads"`
	// Capped is set from 6.0 on: an automatic pool has at most 15 workers.
	Capped bool `json:"capped"`
}

func (pool) id() string { return "filter-pool/1" }

func (p pool) threads(m Machine) terms {
	return of(term{"slice workers", poolThreads(p.Threads, p.cpus(m), p.Capped)})
}

// capped reports whether a version caps automatic pools
// (libavutil/slicethread.c, from 6.0 on).
func capped(v version.Version) bool { return v.AtLeast(6, 0) }
