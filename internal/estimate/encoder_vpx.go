package estimate

import (
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/internal/version"
)

// vp9 is libvpx-vp9 (libvpxenc.c and libvpx vp9_ethread.c, 1.9 to 1.16).
// Without row-mt a thread needs a tile column of its own.
type vp9 struct {
	cpuCount
	Threads int `json:"threads"`
	// Most is the wrapper's limit: 16 up to ffmpeg 5.1, 64 from 6.0 on
	// (libvpx.h MAX_VPX_THREADS).
	Most        int  `json:"most"`
	Width       int  `json:"width"`
	TileColumns int  `json:"tile_columns"` // log2
	RowMT       bool `json:"row_mt"`
}

func (vp9) id() string { return "vp9/1" }

func (e vp9) threads(m Machine) terms {
	threads := libraryThreads(e.Threads, e.cpus(m), e.Most)
	if !e.RowMT {
		threads = min(threads, 1<<min(e.TileColumns, tileLimit(e.Width)))
	}
	return of(term{"workers", threads - 1})
}

// tileLimit is the log2 of the most tile columns: each is at least four
// superblocks wide.
func tileLimit(width int) int {
	k := 0
	for k < 6 && ceilDiv(width, 64)>>(k+1) >= 4 {
		k++
	}
	return k
}

// vp8 is libvpx (libvpxenc.c and libvpx vp8/encoder/ethreading.c).
type vp8 struct {
	cpuCount
	Threads int `json:"threads"`
	Most    int `json:"most"`
	Width   int `json:"width"` // 0: not known
}

func (vp8) id() string { return "vp8/1" }

func (e vp8) threads(m Machine) terms {
	threads := libraryThreads(e.Threads, e.cpus(m), e.Most)
	if threads < 2 || m.HostCPUs < 2 {
		return nil
	}
	width, sync := e.Width, 16
	switch {
	case width == 0: // the most rows that any width allows
		width, sync = 639, 1
	case e.Width < 640:
		sync = 1
	case e.Width <= 1280:
		sync = 4
	case e.Width <= 2560:
		sync = 8
	}
	n := min(min(threads, m.HostCPUs)-1, ceilDiv(width, 16)/sync-1)
	if n <= 0 {
		return nil
	}
	return of(term{"row threads", n}, term{"loop filter", 1})
}

// libraryThreads is what a wrapper hands to its library: the threads that are
// given or one per CPU, up to its own limit.
func libraryThreads(threads, cpus, most int) int {
	if threads == 0 {
		threads = cpus
	}
	return min(threads, most)
}

// vpxMost returns the limit of ffmpeg's wrapper.
func vpxMost(v version.Version) int {
	if v.AtLeast(6, 0) {
		return 64
	}
	return 16
}

func vp9Of(e *graph.Encoder, count cpuCount, threads, width int, v version.Version) vp9 {
	m := vp9{cpuCount: count, Threads: threads, Most: vpxMost(v), Width: width, TileColumns: 6}
	setInt(&m.TileColumns, e.Options["tile-columns"])
	m.TileColumns = min(max(m.TileColumns, 0), 6)
	m.RowMT = truth(e.Options["row-mt"], false)
	return m
}

// truth reads a boolean option; auto and what is no boolean is the default.
func truth(text string, byDefault bool) bool {
	switch text {
	case "1", "true", "y", "yes", "enable", "enabled", "on":
		return true
	case "0", "false", "n", "no", "disable", "disabled", "off":
		return false
	}
	return byDefault
}
