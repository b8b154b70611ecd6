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

// x265Memory is libx265's memory: 3.5 (measured with 5.1) and 4.1 (7.1).
func (u *memory) x265Memory(e *graph.Encoder) []share {
	width, height := sizeOf(e)
	m := x265Of(e, e.Threads.Value, height, u.libs.X265)
	t := m.threads(u.m)
	frames, pool := 1.0, 0.0
	for _, one := range t {
		switch one.what {
		case "frame threads":
			frames = float64(one.n)
		case "pool threads":
			pool = float64(one.n)
		}
	}
	p := x265PresetOf(e.Options["preset"])
	depth := sampleBytes(e.PixFmt)
	blocks := float64(align(width, 64)) * float64(align(height, 64)) / mib
	threads := 22 + 1.2*pool
	if m.Capped {
		threads = 18.2 + 9.67*pool + 4.13*pool*float64(width*height)/1e6
	}
	return []share{
		{"encoder and pool", threads},
		{"lookahead", blocks * 4.2 * (p.lookahead + p.bframes)},
		{"references", blocks * 14.1 * (p.refs + p.bframes) * depth},
		{"frame threads", blocks * 12 * frames * depth},
	}
}

// svtMemory is SVT-AV1's memory: 1.4 (measured with 5.1) and 2.3 (7.1).
func (u *memory) svtMemory(e *graph.Encoder) []share {
	width, height := sizeOf(e)
	blocks := float64(align(width, 64)) * float64(align(height, 64)) / mib
	switch m := svtav1Of(e, width, height, u.libs.SVTAV1).(type) {
	case svtav1:
		level := float64(m.level(u.m.HostCPUs))
		return []share{{"encoder", 51 + 168*blocks}, {"parallelism", max(0, level-2) * (23 + 68*blocks)}}
	case svtav1Old:
		return svtOldShares(e, m, blocks, u.m)
	}
	return nil
}

func svtOldShares(e *graph.Encoder, m svtav1Old, blocks float64, machine Machine) []share {
	cores := machine.HostCPUs
	if m.LP > 0 {
		cores = min(m.LP, cores)
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
	preset := 10
	setInt(&preset, e.Options["preset"])
	perBlock := 159.0
	if preset <= 8 {
		perBlock += 23.4
	}
	if preset <= 5 {
		perBlock += 231
	}
	if m.Bitrate {
		perBlock += 68.7
	}
	return []share{{"encoder", 60.1 + perBlock*blocks}, {"parallelism", scale * (165 + 131*blocks)}}
}

// sizeOf returns the encoder's picture size, 1080p if it is not known.
func sizeOf(e *graph.Encoder) (width, height int) {
	if e.Width == 0 || e.Height == 0 {
		return unknownWidth, unknownHeight
	}
	return e.Width, e.Height
}
