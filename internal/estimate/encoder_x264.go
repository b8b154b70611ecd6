package estimate

// x264 is libx264: its encoder.c validate_parameters and lookahead.c (0.160
// to 0.165, all versions of ffmpeg). It asks sched_getaffinity itself, so
// that -cpucount does not reach it.
type x264 struct {
	Threads int  `json:"threads"` // 0: automatic
	Height  int  `json:"height"`
	Sliced  bool `json:"sliced,omitempty"`
	// Subme, BFrames and BAdapt are what preset, tune and options make of them.
	Subme   int `json:"subme"`
	BFrames int `json:"bframes"`
	BAdapt  int `json:"b_adapt"`
	// Lookahead is lookahead-threads, 0: automatic. Sync is sync-lookahead,
	// -1: automatic; 0 too in a second pass.
	Lookahead int `json:"lookahead,omitempty"`
	Sync      int `json:"sync"`
}

// maxX264 is X264_THREAD_MAX, maxX264Lookahead X264_LOOKAHEAD_THREAD_MAX.
const (
	maxX264          = 128
	maxX264Lookahead = 16
)

func (x264) id() string { return "x264/1" }

func (e x264) threads(m Machine) terms {
	frames := e.frames(m.CPUs)
	lookahead := e.lookahead(frames)
	var t terms
	if frames > 1 {
		t = append(t, term{e.kind(), frames})
	}
	if lookahead > 1 {
		t = append(t, term{"lookahead threads", lookahead})
	}
	if frames > 1 && !e.Sliced && e.Sync != 0 {
		t = append(t, term{"sync lookahead", 1})
	}
	return t
}

func (e x264) kind() string {
	if e.Sliced {
		return "slice threads"
	}
	return "frame threads"
}

// rows is the height in macroblocks.
func (e x264) rows() int { return ceilDiv(max(e.Height, 1), 16) }

// frames returns i_threads: an automatic count is limited by the height, one
// that is given only if the threads are slices.
func (e x264) frames(cpus int) int {
	n := e.Threads
	if n == 0 {
		n = cpus
		if !e.Sliced {
			n = cpus * 3 / 2
		}
		n = min(n, max(1, e.rows()/2))
	}
	if n > 1 && e.Sliced {
		n = min(n, max(1, e.rows()/4))
	}
	return min(max(n, 1), maxX264)
}

// lookahead returns i_lookahead_threads.
func (e x264) lookahead(frames int) int {
	n := e.Lookahead
	switch {
	case frames == 1:
		return 1
	case n == 0 && e.Sliced:
		n = frames
	case n == 0:
		n = min(frames/e.divisor(), e.Height/128)
	}
	return max(1, min(n, max(1, e.rows()/4), maxX264Lookahead))
}

// divisor returns how many frame threads one lookahead thread serves: the
// more the encoder itself has to do, the fewer lookahead threads.
func (e x264) divisor() int {
	subme := min(e.Subme/3, 3)
	if e.Subme > 1 {
		subme++
	}
	if e.BAdapt != 2 {
		return [5]int{6, 3, 4, 6, 12}[subme]
	}
	bframes := 0
	if e.BFrames > 0 {
		bframes = min((e.BFrames-1)/3, 3)
	}
	return [5][4]int{{3, 2, 1, 1}, {2, 1, 1, 1}, {4, 3, 2, 1}, {6, 4, 3, 2}, {12, 9, 6, 4}}[subme][bframes]
}
