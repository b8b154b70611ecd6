package estimate

import (
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
)

// x265 is libx265: threadpool.cpp allocThreadPools and getFrameThreadsCount,
// encoder.cpp (3.4 to 4.2). Its pool asks libnuma or sysconf for the CPUs of
// the host and sees neither the affinity mask nor -threads. One NUMA node is
// taken for granted.
type x265 struct {
	// Pools is the number of pool threads asked for, -1: one per CPU.
	Pools int `json:"pools"`
	// FrameThreads is frame-threads or -threads, 0: automatic.
	FrameThreads int  `json:"frame_threads"`
	Height       int  `json:"height"`
	NoWPP        bool `json:"no_wpp,omitempty"`
	CTU          int  `json:"ctu"` // size of a coding tree unit in pixels
	// Capped is set from 4.0 on: 64 pool threads at most.
	Capped bool `json:"capped"`
}

// maxX265Pool is MAX_POOL_THREADS, maxX265Frames X265_MAX_FRAME_THREADS.
const (
	maxX265Pool   = 64
	maxX265Frames = 16
)

func (x265) id() string { return "x265/1" }

func (e x265) threads(m Machine) terms {
	pool := e.Pools
	switch {
	case pool >= 0:
		pool = min(pool, maxX265Pool)
	case e.Capped:
		pool = min(m.HostCPUs, maxX265Pool)
	default:
		pool = m.HostCPUs
	}
	frames := e.frames(pool, m.HostCPUs)
	if pools := ceilDiv(pool, maxX265Pool); pools > 1 && frames < pools {
		pool = min(pool, max(frames/2, 1)*maxX265Pool)
	}
	return of(term{"pool threads", pool}, term{"frame threads", frames})
}

// frames returns the frame threads: those that are given, else by the size
// of the pool, or by the CPUs where there is none.
func (e x265) frames(pool, cpus int) int {
	if e.FrameThreads > 0 {
		return min(e.FrameThreads, maxX265Frames)
	}
	base := pool
	if base == 0 {
		base = cpus
	}
	if e.NoWPP {
		return max(1, min(base, (ceilDiv(e.Height, e.CTU)+1)/2, maxX265Frames))
	}
	switch {
	case base >= 32 && e.Height > 2000:
		return 6
	case base >= 32:
		return 5
	case base >= 16:
		return 4
	case base >= 8:
		return 3
	case base >= 4:
		return 2
	}
	return 1
}

// x265Of returns the model of a libx265 encoder; an unknown library counts
// as 3.x, which has no cap.
func x265Of(e *graph.Encoder, threads, height int, library string) x265 {
	m := x265{Pools: x265Pools(e.Params), FrameThreads: threads, Height: height, CTU: 64, Capped: major(library) >= 4}
	if e.Options["preset"] == "ultrafast" {
		m.CTU = 32
	}
	setInt(&m.CTU, e.Params["ctu"])
	m.CTU = max(m.CTU, 16)
	setInt(&m.FrameThreads, e.Params["frame-threads"])
	m.NoWPP = e.Params["wpp"] == "0" || hasKey(e.Params, "no-wpp")
	return m
}

// x265Pools returns the pool threads that the parameters ask for: a list by
// NUMA node of numbers, "+" or "*" (all) and "-" (none); -1 is all.
func x265Pools(params map[string]string) int {
	text, given := params["pools"]
	if !given {
		text, given = params["numa-pools"]
	}
	if !given || text == "" {
		return -1
	}
	if text == "none" {
		return 0
	}
	total := 0
	for part := range strings.SplitSeq(text, ",") {
		switch part = strings.TrimSpace(part); part {
		case "+", "*":
			return -1
		case "-":
		default:
			n, err := strconv.Atoi(part)
			if err != nil {
				return -1
			}
			total += n
		}
	}
	return total
}

func hasKey(params map[string]string, key string) bool {
	_, ok := params[key]
	return ok
}
