package estimate

import (
	"github.com/ffvet/ffvet/internal/graph"
)

// svtav1 is SVT-AV1 from 2.0 on: enc_handle.c
// load_default_buffer_configuration_settings (measured: 2.3 and 4.2). The
// level of parallelism follows from the host's CPUs or lp; -threads is
// ignored and the affinity mask is not seen.
type svtav1 struct {
	// LP is the level asked for, 0: by the CPUs.
	LP     int `json:"lp"`
	Width  int `json:"width"`
	Height int `json:"height"`
	// V4 is set from 4.0 on.
	V4 bool `json:"v4"`
}

// bigPicture is the number of pixels from which on level 6 has more segments.
const bigPicture = 5_460_000

func (svtav1) id() string { return "svtav1/2" }

func (e svtav1) threads(m Machine) terms {
	level := e.level(m.HostCPUs)
	n := [7]int{0, 16, 47, 61, 70, 74, 78}[level]
	if e.V4 {
		n = [7]int{0, 0, 47, 61, 74, 78, 82}[level]
	}
	if level == 6 && e.Width*e.Height >= bigPicture {
		n += 46
	}
	if level >= 3 {
		n -= max(0, 6-(e.Height+32)/64)
	}
	return of(term{"threads of level " + string(rune('0'+level)), n})
}

// level returns the level of parallelism, 1 to 6.
func (e svtav1) level(cpus int) int {
	if e.LP > 0 {
		return min(e.LP, 6)
	}
	switch {
	case cpus <= 1:
		return 1
	case cpus <= 2:
		return 2
	case cpus <= 5:
		return 3
	case cpus <= 11:
		return 4
	case cpus <= 23:
		return 5
	}
	return 6
}

// svtav1Of returns the model of a libsvtav1 encoder. A library that is not
// known, or older than 2.3 as far as nobody measured it, counts as 1.4, the worst.
func svtav1Of(e *graph.Encoder, width, height int, library string) model {
	lp := 0
	setInt(&lp, e.Params["lp"])
	major, minor := release(library)
	if major < 2 || major == 2 && minor < 3 {
		return svtav1Old{LP: lp, Width: width, Height: height, Bitrate: svtBitrate(e)}
	}
	// 3.x is not measured: the larger of its neighbours.
	return svtav1{LP: lp, Width: width, Height: height, V4: major >= 3}
}

// svtBitrate reports whether the encoder aims at a bit rate and not at a quality.
func svtBitrate(e *graph.Encoder) bool {
	if rc, ok := e.Params["rc"]; ok {
		return rc != "0"
	}
	_, rate := e.Options["b"]
	return rate || hasKey(e.Params, "tbr")
}
