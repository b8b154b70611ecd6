package estimate

import "testing"

func machine(n int) Machine { return Machine{CPUs: n, HostCPUs: n} }

// TestFormulas holds single formulas against measured counts of that
// component alone, and against the limits that the sources set.
func TestFormulas(t *testing.T) {
	tests := []struct {
		name string
		m    model
		on   Machine
		want int
	}{
		{"pool up to 5.1 has no cap", pool{Threads: 0}, machine(64), 64},
		{"pool from 6.0", pool{Threads: 0, Capped: true}, machine(64), 15},
		{"pool on one CPU", pool{}, machine(1), 0},
		{"pool of 4", pool{Threads: 4, Capped: true}, machine(64), 3},
		{"cpucount replaces the mask", pool{cpuCount: cpuCount{2}, Capped: true}, machine(64), 2},
		{"frame threads", frameCodec{}, machine(8), 9},
		{"one frame thread is none", frameCodec{Threads: 1}, machine(8), 0},
		{"frame threads above 16 are honoured", frameCodec{Threads: 20}, machine(8), 20},
		{"slices by rows", sliceCodec{Height: 64}, machine(64), 4},
		{"dav1d has no cap of 16", dav1d{}, machine(64), 64},
		{"dav1d before 1.0", dav1d{Old: true}, machine(64), 100},
		{"x264 at 1080p", x264{Height: 1080, Subme: 7, BFrames: 3, BAdapt: 1, Sync: -1}, machine(64), 34 + 5 + 1},
		{"x264 at 240p", x264{Height: 240, Subme: 7, BFrames: 3, BAdapt: 1, Sync: -1}, machine(64), 7 + 1},
		{"x264 sliced", x264{Height: 720, Sliced: true, Subme: 7, BAdapt: 1, Sync: 0}, machine(8), 8 + 8},
		{"x264 with one thread", x264{Threads: 1, Height: 1080, Subme: 7, BFrames: 3, Sync: -1}, machine(64), 0},
		{"x265 3.x takes all CPUs of the host", x265{Pools: -1, Height: 1080, CTU: 64}, Machine{1, 48}, 48 + 5},
		{"x265 4.x is capped", x265{Pools: -1, Height: 1080, CTU: 64, Capped: true}, machine(128), 64 + 5},
		{"x265 without pool", x265{Pools: 0, FrameThreads: 1, Height: 1080, CTU: 64}, machine(64), 1},
		{"SVT-AV1 1.4 by quality", svtav1Old{Width: 640, Height: 360}, machine(8), 327},
		{"SVT-AV1 1.4 by bit rate", svtav1Old{Width: 640, Height: 360, Bitrate: true}, machine(8), 1016},
		{"SVT-AV1 1.4 does not see the mask", svtav1Old{Width: 640, Height: 360}, Machine{1, 2}, 82},
		{"SVT-AV1 2.3", svtav1{Width: 1920, Height: 1080}, machine(64), 78},
		{"SVT-AV1 2.3 at 180p", svtav1{Width: 320, Height: 180}, machine(64), 75},
		{"SVT-AV1 4.2 with lp=1", svtav1{LP: 1, Width: 640, Height: 360, V4: true}, machine(64), 0},
		{"vp9 by tiles", vp9{Most: 64, Width: 1280, TileColumns: 6}, machine(64), 3},
		{"vp9 by rows", vp9{Most: 16, Width: 1920, RowMT: true}, machine(64), 15},
		{"vp8", vp8{Most: 64, Width: 1280}, machine(64), 20},
		{"aom", aom{Height: 360}, machine(64), 44},
		{"mjpeg without -q:v", frameEncoder{Explicit: true}, machine(64), 0},
		{"png", frameEncoder{}, machine(128), 64},
		{"vvc decoder", vvc{}, machine(5), 5},
		{"vvc decoder on one CPU", vvc{}, machine(1), 0},
		{"vvc decoder chooses at most 16", vvc{}, machine(24), 16},
		{"vvc decoder does what it is told", vvc{Threads: 40}, machine(2), 40},
		{"vvc decoder with one thread", vvc{Threads: 1}, machine(2), 0},
		{"a library that nobody measured", unmeasured{}, Machine{1, 48}, 48},
		{"vidstabdetect on one CPU", vidstab{}, machine(1), 0},
		{"vidstabdetect on 8 CPUs", vidstab{}, machine(8), 5},
		{"vidstabdetect on 32 CPUs", vidstab{}, machine(32), 24},
		{"vp8 of unknown width", vp8{Most: 64}, machine(64), 40},
		{"libvmaf", vmaf{Threads: 4}, machine(8), 4},
		{"libvmaf without n_threads", vmaf{}, machine(8), 0},
		{"libvmaf before 5.0", vmaf{Old: true}, machine(8), 9},
		{"rav1e on one CPU", perCPU{}, machine(1), 1},
	}
	for _, tt := range tests {
		terms := tt.m.threads(tt.on)
		if got := terms.sum(); got != tt.want {
			t.Errorf("%s: %d threads (%s), want %d", tt.name, got, terms, tt.want)
		}
	}
}

func TestTerms(t *testing.T) {
	got := x264{Height: 1080, Subme: 7, BFrames: 3, BAdapt: 1, Sync: -1}.threads(machine(64)).String()
	if want := "frame threads 34 + lookahead threads 5 + sync lookahead 1"; got != want {
		t.Errorf("terms %q, want %q", got, want)
	}
	if got := (pool{Threads: 1}).threads(machine(64)).String(); got != "none" {
		t.Errorf("terms of nothing: %q", got)
	}
}

// TestSharedPool counts the pool that all automatic librav1e encoders share
// once (measured on 5.1, 7.1 and 9.0).
func TestSharedPool(t *testing.T) {
	for args, want := range map[string]int{
		"-threads 1 -i in/h264_720.mp4 -filter_threads 1 -c:v librav1e -f null - -c:v librav1e -f null -":                                               25,
		"-threads 1 -i in/h264_720.mp4 -filter_threads 1 -c:v librav1e -threads 3 -f null - -c:v librav1e -threads 5 -f null - -c:v librav1e -f null -": 33,
	} {
		if got := measuredPeak(t, "ffmpeg", "5.1", args, 24); got != want {
			t.Errorf("%d threads, want %d: %s", got, want, args)
		}
	}
}
