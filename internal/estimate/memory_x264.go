package estimate

import (
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
)

// x264Heap is libx264's memory: pictures in the lookahead, reconstructed
// pictures, and what each thread needs (x264's frame.c and macroblock.c;
// fitted factors are near 1, so that it holds for other sizes too).
type x264Heap struct {
	x264
	// Queued pictures and Kept reconstructed ones do not depend on threads.
	Queued int `json:"queued"`
	Kept   int `json:"kept"`
	// Encoded, Decoded and Thread are the MiB of one of each, Frame that of a
	// picture before the encoder and Queue those that wait for it.
	Encoded float64 `json:"encoded"`
	Decoded float64 `json:"decoded"`
	Thread  float64 `json:"thread"`
	Queue   float64 `json:"queue"`
}

func (x264Heap) id() string { return "x264-heap/1" }

func (h x264Heap) weigh(m Machine) shares {
	frames := h.frames(m.CPUs)
	return shares{
		{"encoder", 6.44 + 0.147*float64(frames)},
		{"pictures to encode", 1.05 * float64(h.queued(frames)) * h.Encoded},
		{"reconstructed pictures", float64(h.Kept+frames) * h.Decoded},
		{"threads", 3 * float64(frames) * h.Thread},
		{"frame queue", h.Queue},
	}
}

// queued is the number of pictures between input and encoder.
func (h x264Heap) queued(frames int) int {
	switch {
	case h.Sliced:
		return h.Queued
	case frames > 1:
		return h.Queued + frames - 1 + h.BFrames + 1
	}
	return h.Queued
}

// x264HeapOf returns the memory of a libx264 encoder.
func x264HeapOf(e *graph.Encoder) x264Heap {
	s := x264SettingsOf(e, e.Threads.Value)
	width, height := sizeOf(e)
	planes := float64(align(width, 16)+64) * float64(align(height, 16)+64) / mib
	blocks := float64(align(width, 16)/16) * float64(align(height, 16)/16) / mib
	depth, chroma := sampleBytes(e.PixFmt), x264Chroma(e.PixFmt)
	h := x264Heap{
		x264: x264Of(e, e.Threads.Value, height), Queued: max(s.bframes, s.lookahead) + 1 + s.bframes + 3, Kept: x264Kept(s),
		Encoded: planes*depth*(1+chroma+1.06) + blocks*x264Costs(s.bframes),
		Decoded: planes*depth*x264Planes(s.subme, chroma) + blocks*(68*x264Lists(s.bframes)+16),
		Thread:  blocks * (132 + 4*float64(min(16, s.refs)+2)),
	}
	if e.Params["me"] == "esa" || e.Options["me_method"] == "esa" || e.Options["motion-est"] == "esa" {
		h.Decoded += 4 * planes
	}
	return h
}

// x264Planes is the size of a reconstructed picture with its half-pixel
// planes, in luma planes.
func x264Planes(subme int, chroma float64) float64 {
	luma := 4.0
	if subme == 0 {
		luma = 1
	}
	if chroma == 2 {
		return 3 * luma
	}
	return luma + chroma
}

func x264Lists(bframes int) float64 {
	if bframes > 0 {
		return 2
	}
	return 1
}

// x264Costs is the size of the lookahead's costs for each macroblock, in bytes.
func x264Costs(bframes int) float64 {
	b, lists := float64(bframes), x264Lists(bframes)
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

// x264Kept is the number of reconstructed pictures without those of threads.
func x264Kept(s x264Settings) int {
	if s.bframes == 0 {
		return s.refs + 2
	}
	return max(s.refs, 2) + 1 + 2 + 1
}
