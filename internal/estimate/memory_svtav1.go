package estimate

import "github.com/ffvet/ffvet/internal/graph"

// svtHeap is SVT-AV1's memory from 2.0 on (measured: 2.3 and 4.2).
type svtHeap struct {
	svtav1
	Blocks float64 `json:"blocks"` // samples in whole superblocks / 2^20
	Queue  float64 `json:"queue"`
}

func (svtHeap) id() string { return "svtav1-heap/2" }

func (h svtHeap) weigh(m Machine) shares {
	level := float64(h.level(m.HostCPUs))
	return shares{
		{"encoder", 51 + 168*h.Blocks}, {"parallelism", max(0, level-2) * (23 + 68*h.Blocks)}, {"frame queue", h.Queue},
	}
}

// svtOldHeap is that of SVT-AV1 before 2.0 (measured: 1.4).
type svtOldHeap struct {
	svtav1Old
	Blocks   float64 `json:"blocks"`
	PerBlock float64 `json:"per_block"` // MiB for each of Blocks
	Queue    float64 `json:"queue"`
}

func (svtOldHeap) id() string { return "svtav1-heap/1" }

func (h svtOldHeap) weigh(m Machine) shares {
	cores := m.HostCPUs
	if h.LP > 0 {
		cores = min(h.LP, cores)
	}
	scale := 3.0
	switch {
	case cores <= 2:
		scale = 0
	case cores <= 5:
		scale = 0.5
	case cores <= 11:
		scale = 1
	case cores <= 23:
		scale = 2
	}
	return shares{
		{"encoder", 60.1 + h.PerBlock*h.Blocks}, {"parallelism", scale * (165 + 131*h.Blocks)}, {"frame queue", h.Queue},
	}
}

func (u *memory) svtHeapOf(e *graph.Encoder, queue float64) weight {
	width, height := sizeOf(e)
	blocks := float64(align(width, 64)) * float64(align(height, 64)) / mib
	switch m := svtav1Of(e, width, height, u.libs.SVTAV1).(type) {
	case svtav1:
		return svtHeap{m, blocks, queue}
	case svtav1Old:
		return svtOldHeap{m, blocks, svtPerBlock(e, m.Bitrate), queue}
	}
	return heap{}
}

// svtPerBlock is what the preset and the rate control make of the memory.
func svtPerBlock(e *graph.Encoder, bitrate bool) float64 {
	preset := 10
	setInt(&preset, e.Options["preset"])
	perBlock := 159.0
	if preset <= 8 {
		perBlock += 23.4
	}
	if preset <= 5 {
		perBlock += 231
	}
	if bitrate {
		perBlock += 68.7
	}
	return perBlock
}
