package estimate

import (
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
)

// x264Memory is libx264's memory: pictures in the lookahead, reconstructed
// pictures, and what each thread needs (x264's frame.c and macroblock.c;
// fitted factors are near 1, so that it holds for other sizes too).
func (u *memory) x264Memory(e *graph.Encoder) []share {
	s := x264SettingsOf(e, e.Threads.Value)
	width, height := e.Width, e.Height
	if width == 0 || height == 0 {
		width, height = unknownWidth, unknownHeight
	}
	m := x264Of(e, e.Threads.Value, height)
	frames := m.frames(u.m.CPUs)
	planes := float64(align(width, 16)+64) * float64(align(height, 16)+64) / mib
	blocks := float64(align(width, 16)/16) * float64(align(height, 16)/16) / mib
	depth, chroma := sampleBytes(e.PixFmt), x264Chroma(e.PixFmt)

	encoded := planes*depth*(1+chroma+1.06) + blocks*x264Costs(s.bframes)
	luma := 4.0
	if s.subme == 0 {
		luma = 1
	}
	if chroma == 2 {
		luma *= 3
		chroma = 0
	}
	lists := 1.0
	if s.bframes > 0 {
		lists = 2
	}
	decoded := planes*depth*(luma+chroma) + blocks*(68*lists+16)
	if e.Params["me"] == "esa" || e.Options["me_method"] == "esa" || e.Options["motion-est"] == "esa" {
		decoded += 4 * planes
	}
	thread := blocks * (132 + 4*float64(min(16, s.refs)+2))
	return []share{
		{"encoder", 6.44 + 0.147*float64(frames)},
		{"pictures to encode", 1.05 * float64(x264Queued(s, m, frames)) * encoded},
		{"reconstructed pictures", float64(x264Kept(s, frames)) * decoded},
		{"threads", 3 * float64(frames) * thread},
	}
}

// x264Costs is the size of the lookahead's costs for each macroblock, in bytes.
func x264Costs(bframes int) float64 {
	b, lists := float64(bframes), 1.0
	if bframes > 0 {
		lists = 2
	}
	return (b+2)*(b+2)*2 + lists*(b+1)*8 + 24
}

func x264Chroma(pixfmt string) float64 {
	switch {
	case strings.Contains(pixfmt, "444") || strings.HasPrefix(pixfmt, "rgb") || strings.HasPrefix(pixfmt, "bgr"):
		return 2
	case strings.Contains(pixfmt, "422") || pixfmt == "nv16":
		return 1
	}
	return 0.5
}

// x264Queued is the number of pictures between input and encoder.
func x264Queued(s x264Settings, m x264, frames int) int {
	delay := max(s.bframes, s.lookahead)
	threads, sync := frames-1, 0
	if frames > 1 && !m.Sliced {
		sync = s.bframes + 1
	}
	if m.Sliced {
		threads = 0
	}
	return delay + threads + sync + 1 + s.bframes + 3
}

// x264Kept is the number of reconstructed pictures.
func x264Kept(s x264Settings, frames int) int {
	if s.bframes == 0 {
		return s.refs + 2 + frames
	}
	return max(s.refs, 2) + 1 + 2 + frames + 1
}
