package estimate

import "math"

// heap is memory that depends on the machine only by a number of threads.
type heap struct {
	Shares shares `json:"shares"`
	// PerThread is what each of the threads needs in MiB.
	PerThread float64 `json:"per_thread"`
	Workers   workers `json:"workers"`
}

func (heap) id() string { return "heap/1" }

func (h heap) weigh(m Machine) shares {
	if h.PerThread == 0 {
		return h.Shares
	}
	return append(h.Shares[:len(h.Shares):len(h.Shares)], share{"threads", h.PerThread * h.Workers.count(m)})
}

// dav1dHeap is that of the AV1 decoder: its pictures go with the square root
// of its workers, eight at most (measured on dav1d 1.0 and 1.5).
type dav1dHeap struct {
	Frame   float64 `json:"frame"` // MiB of a picture
	Queue   float64 `json:"queue"` // MiB of the pictures that wait
	Workers workers `json:"workers"`
}

func (dav1dHeap) id() string { return "dav1d-heap/1" }

func (h dav1dHeap) weigh(m Machine) shares {
	frames := min(math.Ceil(math.Sqrt(h.Workers.count(m))), 8)
	return shares{{"pictures", 9.5 * h.Frame}, {"frame threads", 4.29 * frames * h.Frame}, {"frame queue", h.Queue}}
}
