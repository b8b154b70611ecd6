package estimate

import "github.com/ffvet/ffvet/internal/graph"

// x265Preset is what a preset of libx265 says about memory.
type x265Preset struct{ lookahead, bframes, refs float64 }

func x265PresetOf(name string) x265Preset {
	switch name {
	case "ultrafast":
		return x265Preset{5, 3, 1}
	case "superfast":
		return x265Preset{10, 3, 1}
	case "veryfast", "faster":
		return x265Preset{15, 4, 2}
	case "fast":
		return x265Preset{15, 4, 3}
	case "slow":
		return x265Preset{25, 4, 4}
	case "slower", "veryslow", "placebo":
		return x265Preset{40, 8, 5}
	}
	return x265Preset{20, 4, 3}
}

// x265Heap is libx265's memory: 3.5 (measured with 5.1) and 4.1 (7.1).
type x265Heap struct {
	x265
	// Blocks are the picture's samples in whole coding tree units / 2^20,
	// Depth the bytes of a sample, Pixels millions.
	Blocks float64 `json:"blocks"`
	Depth  float64 `json:"depth"`
	Pixels float64 `json:"pixels"`
	// Lookahead and References are numbers of pictures.
	Lookahead  float64 `json:"lookahead"`
	References float64 `json:"references"`
	Queue      float64 `json:"queue"`
}

func (x265Heap) id() string { return "x265-heap/1" }

func (h x265Heap) weigh(m Machine) shares {
	frames, pool := 1.0, 0.0
	for _, one := range h.threads(m) {
		switch one.what {
		case "frame threads":
			frames = float64(one.n)
		case "pool threads":
			pool = float64(one.n)
		}
	}
	threads := 22 + 1.2*pool
	if h.Capped {
		threads = 18.2 + 9.67*pool + 4.13*pool*h.Pixels
	}
	return shares{
		{"encoder and pool", threads},
		{"lookahead", h.Blocks * 4.2 * h.Lookahead},
		{"references", h.Blocks * 14.1 * h.References * h.Depth},
		{"frame threads", h.Blocks * 12 * frames * h.Depth},
		{"frame queue", h.Queue},
	}
}

func (u *memory) x265HeapOf(e *graph.Encoder) x265Heap {
	width, height := sizeOf(e)
	p := x265PresetOf(e.Options["preset"])
	return x265Heap{
		x265:   x265Of(e, e.Threads.Value, height, u.libs.X265),
		Blocks: float64(align(width, 64)) * float64(align(height, 64)) / mib, Depth: sampleBytes(e.PixFmt),
		Pixels: float64(width*height) / 1e6, Lookahead: p.lookahead + p.bframes, References: p.refs + p.bframes,
	}
}

// sizeOf returns the encoder's picture size, 1080p if it is not known.
func sizeOf(e *graph.Encoder) (width, height int) {
	if e.Width == 0 || e.Height == 0 {
		return unknownWidth, unknownHeight
	}
	return e.Width, e.Height
}
