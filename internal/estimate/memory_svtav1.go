package estimate

import "github.com/ffvet/ffvet/internal/graph"

// svtHeap is SVT-AV1's memory from 2.0 on (measured: 2.3 with 7.1, 4.2 with
// 9.0; presets 2 to 12).
type svtHeap struct {
	svtav1
	// Preset is by what factor the preset needs more than a fast one.
	Preset float64 `json:"preset"`
	Blocks float64 `json:"blocks"` // samples in whole superblocks / 2^20
	Queue  float64 `json:"queue"`
}

func (svtHeap) id() string { return "svtav1-heap/2" }

func (h svtHeap) weigh(m Machine) shares {
	level := float64(h.level(m.HostCPUs))
	if h.V4 {
		return shares{
			{"encoder", h.Preset * (32 + 300*h.Blocks)}, {"parallelism", h.Preset * max(0, level-2) * (11.5 + 50*h.Blocks)},
			{"frame queue", h.Queue},
		}
	}
	return shares{
		{"encoder", h.Preset * (51 + 168*h.Blocks)}, {"parallelism", h.Preset * max(0, level-2) * (23 + 68*h.Blocks)},
		{"frame queue", h.Queue},
	}
}

// svtOldHeap is that of SVT-AV1 before 2.0 (measured: 1.4).
type svtOldHeap struct {
	svtav1Old
	Blocks   float64 `json:"blocks"`
	PerBlock float64 `json:"per_block"` // MiB for each of Blocks
	// Scale is by what factor a slow preset's parallelism needs more.
	Scale float64 `json:"scale"`
	Queue float64 `json:"queue"`
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
		{"encoder", 60.1 + h.PerBlock*h.Blocks}, {"parallelism", h.Scale * scale * (165 + 131*h.Blocks) * min(1, 5*h.Blocks+0.1)},
		{"frame queue", h.Queue},
	}
}

func (u *memory) svtHeapOf(e *graph.Encoder, queue float64) weight {
	width, height := sizeOf(e)
	blocks := float64(align(width, 64)) * float64(align(height, 64)) / mib
	switch m := svtav1Of(e, width, height, u.libs.SVTAV1).(type) {
	case svtav1:
		return svtHeap{m, svtPresetFactor(e, m.V4), blocks, queue}
	case svtav1Old:
		return svtOldHeap{m, blocks, svtDepth(e) * svtPerBlock(e, m.Bitrate), svtOldFactor(e), queue}
	}
	return heap{}
}

// svtPresetFactor is how much more a preset needs than presets from 9 on do
// with 2.3. The default is 10, from 4.0 on 8.
func svtPresetFactor(e *graph.Encoder, v4 bool) float64 {
	preset, factors := 10, [3]float64{1.1, 1.45, 1.6}
	if v4 {
		preset, factors = 8, [3]float64{0.8, 1.05, 1.25}
	}
	setInt(&preset, e.Options["preset"])
	setInt(&preset, e.Params["preset"])
	factor := factors[2]
	switch {
	case preset >= 9:
		factor = factors[0]
	case preset >= 7:
		factor = factors[1]
	case preset <= 4:
		factor *= 1.2
	}
	return factor * svtDepth(e)
}

// svtDepth is how much more pictures of 10 bits need (measured: 1.3 with 2.3).
func svtDepth(e *graph.Encoder) float64 {
	if sampleBytes(e.PixFmt) > 1 {
		return 1.3
	}
	return 1
}

// svtOldFactor is how much more the parallelism of slow presets needs in 1.4.
func svtOldFactor(e *graph.Encoder) float64 {
	preset := 10
	setInt(&preset, e.Options["preset"])
	setInt(&preset, e.Params["preset"])
	switch {
	case preset >= 7:
		return 1
	case preset == 6:
		return 1.4
	}
	return 2.3
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
