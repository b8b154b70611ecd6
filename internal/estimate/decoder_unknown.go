package estimate

// unknownDecoder is the worst case of a video decoder whose codec nobody
// knows: that of AV1 has one worker per CPU, the others frame threads.
type unknownDecoder struct {
	cpuCount
	Threads int `json:"threads"`
}

func (unknownDecoder) id() string { return "unknown-decoder/1" }

func (d unknownDecoder) threads(m Machine) terms {
	frames := frameThreads(d.Threads, d.cpus(m))
	workers := dav1d{Threads: d.Threads}.threads(m).sum()
	return of(term{"threads of the worst codec", max(frames, workers)})
}
