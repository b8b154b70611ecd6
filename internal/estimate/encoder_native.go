package estimate

// frameEncoder is a native encoder that encodes several frames at a time
// (libavcodec/frame_thread_encoder.c, all versions): up to 64 by itself.
type frameEncoder struct {
	cpuCount
	Threads int `json:"threads"`
	// Explicit says that only a given number of threads counts: mjpeg
	// without -q:v.
	Explicit bool `json:"explicit,omitempty"`
}

// maxFrameEncoder is MAX_THREADS of frame_thread_encoder.c.
const maxFrameEncoder = 64

func (frameEncoder) id() string { return "frame-encoder/1" }

func (e frameEncoder) threads(m Machine) terms {
	threads := e.Threads
	if threads == 0 && !e.Explicit {
		threads = min(e.cpus(m), maxFrameEncoder)
	}
	if threads <= 1 {
		return nil
	}
	return of(term{"frame threads", threads})
}
