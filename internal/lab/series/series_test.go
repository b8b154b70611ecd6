package series

import (
	"context"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/lab/binary"
	"github.com/ffvet/ffvet/internal/lab/judge"
	"github.com/ffvet/ffvet/internal/lab/measure"
	"github.com/ffvet/ffvet/internal/lab/media"
	"github.com/ffvet/ffvet/internal/lab/shim"
	"github.com/ffvet/ffvet/internal/testneed"
)

// The sample of the test: always the same one, so that a failure is no
// matter of luck. Other seeds are for `make lab`.
const (
	testSeed   = 20
	testPoints = 70
	// testTime bounds the test; what is not measured by then is left out.
	testTime = 90 * time.Second
)

// TestEstimateIsNeverUnder measures a sample on the installed ffmpeg: a peak
// above the estimate that shows three times is a wrong model.
func TestEstimateIsNeverUnder(t *testing.T) {
	if testing.Short() {
		t.Skip("measures for a minute")
	}
	testneed.Program(t, "ffmpeg", "cc")
	s := prepare(t, "ffmpeg")
	ctx, cancel := context.WithTimeout(t.Context(), testTime)
	defer cancel()
	measured := map[Verdict]int{}
	err := s.Run(ctx, func(r Row) {
		measured[r.Verdict]++
		if r.Verdict == Under {
			t.Errorf("point %d: ffmpeg %s on %d CPUs has %d threads in %d runs, the estimate is %d: ffmpeg %s\n  estimate: %s\n  measured: %s",
				r.Index, r.FFmpeg, r.CPUs, r.Threads, r.Runs, r.Estimate, r.Args, r.Parts(), r.Measured())
		}
	})
	if err != nil && ctx.Err() == nil {
		t.Fatal(err)
	}
	t.Logf("ffmpeg %s: %v", s.Binary.Exact, measured)
	if measured[Exact] == 0 {
		t.Error("not one point is exact: the lab does not measure")
	}
}

// prepare makes ready what measures a program: a name in PATH, or a path.
func prepare(t *testing.T, name string) *Series {
	t.Helper()
	folder := t.TempDir()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatal(err)
	}
	program, err := binary.Open(path, folder)
	if err != nil {
		t.Fatal(err)
	}
	fake, err := shim.Build(folder)
	if err != nil {
		t.Fatal(err)
	}
	files := filepath.Join(testneed.Root(), ".cache", "lab", "media")
	store := media.NewStore(files, program)
	if err := store.Prepare(); err != nil {
		t.Fatal(err)
	}
	j, err := judge.New(program.Version.String(), program.Libraries, media.Declared(media.Files()))
	if err != nil {
		t.Fatal(err)
	}
	return &Series{
		Binary: program, Shim: fake, Store: store, Media: files, Scratch: folder, Judge: j, Seed: testSeed, Points: testPoints,
		Workers: runtime.NumCPU(), Repeats: 3, OnlyUnder: true,
		Patience: measure.Patience{Settle: 100 * time.Millisecond, Work: 40 * time.Millisecond, Limit: 20 * time.Second},
	}
}

func TestVerdicts(t *testing.T) {
	for _, c := range []struct {
		name     string
		runs     []measure.Result
		estimate int
		want     Verdict
		threads  int
	}{
		{"exact", []measure.Result{{Threads: 5}}, 5, Exact, 5},
		{"over", []measure.Result{{Threads: 4}, {Threads: 3}}, 5, Over, 4},
		{"at the second try", []measure.Result{{Threads: 4}, {Threads: 5}}, 5, Exact, 5},
		{"under each time", []measure.Result{{Threads: 6}, {Threads: 7}, {Threads: 6}}, 5, Under, 7},
		{"under but once", []measure.Result{{Threads: 6}, {Threads: 5}}, 5, Exact, 5},
		{"failed", []measure.Result{{Threads: 2, Failed: true}}, 5, Failed, 2},
	} {
		r := Row{Estimate: c.estimate}
		for _, run := range c.runs {
			r.add(run)
		}
		if r.Verdict != c.want || r.Threads != c.threads || r.Runs != len(c.runs) {
			t.Errorf("%s: %s with %d threads in %d runs", c.name, r.Verdict, r.Threads, r.Runs)
		}
	}
}

func TestReason(t *testing.T) {
	r := Row{Estimate: 9, Threads: 5, Ended: true, Components: []estimate.Component{{Name: "hwaccel auto", Assumed: "not measured"}}}
	if got := r.Reason(); got != "hwaccel auto: not measured; the run ended by itself: not all threads need to have lived at once" || r.Excess() != 4 {
		t.Errorf("%d: %s", r.Excess(), got)
	}
}
