package estimate

// svtav1Old is SVT-AV1 up to 1.4 (and, as the worst case, every version that
// is not known): enc_handle.c load_default_buffer_configuration_settings. It
// counts threads by stage of the pipeline from the host's CPUs and the size
// in superblocks. Measured with presets 4 to 12 in random access; low delay
// (pred-struct=1) needs fewer.
type svtav1Old struct {
	LP      int  `json:"lp"` // 0: all CPUs
	Width   int  `json:"width"`
	Height  int  `json:"height"`
	Bitrate bool `json:"bitrate"` // rate control by bit rate
}

func (svtav1Old) id() string { return "svtav1/1" }

func (e svtav1Old) threads(m Machine) terms {
	cores := m.HostCPUs
	if e.LP > 0 {
		cores = min(e.LP, cores)
	}
	if cores <= 1 {
		return of(term{"one of each stage", 16})
	}
	rows, columns := (e.Height+32)/64, (e.Width+32)/64
	factor := e.factor(cores)
	analysis := 37 + 17*factor
	if e.Bitrate {
		analysis += 17
	}
	segments := e.segments(rows, columns)
	channels := svtChannels(cores, factor)
	estimation := min(byCores(cores, 10, 15, 50, 50, 50), (34+17*factor)*segments)
	decision := e.decision(cores, channels, rows)
	rest := min(max((e.Width/2+128)/256, 1), 6) * min(max((e.Height/2+128)/256, 1), 4)
	return of(term{"fixed stages", 7}, term{"picture analysis", analysis}, term{"motion estimation", estimation},
		term{"rows", rows}, term{"channels", 3 * channels}, term{"mode decision", decision},
		term{"filters", channels * segments}, term{"restoration", channels * rest})
}

// factor grows with the cores and adds picture-level parallelism.
func (e svtav1Old) factor(cores int) int {
	if e.Bitrate && cores >= 24 {
		return 3
	}
	factor := byFactor(cores, 0, 1, 2, 3, 6)
	if factor == 6 && e.Width*e.Height >= bigPicture {
		return 5
	}
	return factor
}

// segments is the number of segments that a picture is split into.
func (e svtav1Old) segments(rows, columns int) int {
	high, wide := 2, 3
	if e.Bitrate {
		high, wide = 8, 6
	}
	if rows < 6 {
		high = 1
	}
	if columns < 10 {
		wide = 1
	}
	return high * wide
}

func svtChannels(cores, factor int) int {
	most := 8 * (factor + 1)
	return byCores(cores, 2, min(6, most), min(16, most), min(16, most), most)
}

func (e svtav1Old) decision(cores, channels, rows int) int {
	wanted := byCores(cores, 2, 10, 50, 200, channels)
	if e.Bitrate && cores >= 12 {
		wanted = 150
	}
	return min(max(wanted, channels), max(channels*rows, channels))
}

// byCores picks by up to 2, below 6, below 12, below 48 cores, or more.
func byCores(cores, to2, below6, below12, below48, more int) int {
	switch {
	case cores <= 2:
		return to2
	case cores < 6:
		return below6
	case cores < 12:
		return below12
	case cores < 48:
		return below48
	}
	return more
}

// byFactor picks by below 6, below 12, below 24, below 48 cores, or more.
func byFactor(cores, below6, below12, below24, below48, more int) int {
	switch {
	case cores < 6:
		return below6
	case cores < 12:
		return below12
	case cores < 24:
		return below24
	case cores < 48:
		return below48
	}
	return more
}
