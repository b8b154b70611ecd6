package estimate

// vvc is libavcodec's own VVC decoder (libavcodec/vvc/dec.c, 7.0 and later;
// measured on 7.1 and 9.0): an executor with as many workers as threads, by
// itself at most 16, and none of its own for one thread.
type vvc struct {
	cpuCount
	Threads int `json:"threads"`
}

func (vvc) id() string { return "vvc-decoder/1" }

func (d vvc) threads(m Machine) terms {
	threads := d.Threads
	if threads == 0 {
		threads = min(d.cpus(m), maxAuto)
	}
	if threads <= 1 {
		return nil
	}
	return of(term{"workers", threads})
}
