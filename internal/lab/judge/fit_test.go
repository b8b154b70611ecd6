package judge

import (
	"slices"
	"testing"

	"github.com/ffvet/ffvet/internal/fit"
	"github.com/ffvet/ffvet/internal/lab/media"
	"github.com/ffvet/ffvet/internal/lab/sample"
)

// anyBuild is an ffmpeg that has the encoders with threads of their own.
type anyBuild struct{}

func (anyBuild) Encoders(video bool) []string {
	if video {
		return []string{"libx264", "libx265", "libsvtav1", "libvpx-vp9", "libvpx", "libaom-av1", "mpeg4", "mjpeg", "png", "ffv1", "prores_ks"}
	}
	return []string{"aac", "flac", "pcm_s16le"}
}

func (anyBuild) Encodes(string, bool, []string) bool { return true }
func (anyBuild) Filter(name string) bool             { return name != "estdif" }

// TestProposalsHold draws command lines and limits, and reads each changed
// command again.
func TestProposalsHold(t *testing.T) {
	points := 150
	if testing.Short() {
		points = 30
	}
	for _, version := range []string{"4.3", "5.1", "7.1", "9.0"} {
		j, err := New(version, map[string]string{"svtav1": "2.3", "x265": "4.1", "dav1d": "1.5"}, media.Declared(media.Files()))
		if err != nil {
			t.Fatal(err)
		}
		fits := 0
		for i := range points {
			p := sample.Draw(anyBuild{}, 7, i)
			c, err := j.Estimate(t.Context(), p.Args, p.CPUs)
			if err != nil {
				t.Fatal(err)
			}
			wanted := max(1, c.Estimate.Threads.Peak*(i%7+1)/8)
			got, err := j.Fit(t.Context(), p.Args, p.CPUs, wanted)
			if err != nil {
				t.Fatal(err)
			}
			if got.Fits {
				fits++
			}
			check(t, j, p, got, c.Accepted)
		}
		if fits < points/4 {
			t.Errorf("ffmpeg %s: only %d of %d proposals fit", version, fits, points)
		}
	}
}

func check(t *testing.T, j *Judge, p sample.Point, got fit.Proposal, accepted string) {
	t.Helper()
	after, err := j.Estimate(t.Context(), got.Argv[1:], p.CPUs)
	if err != nil {
		t.Fatal(err)
	}
	peak := after.Estimate.Threads.Peak
	switch {
	case peak != got.After:
		t.Errorf("%s on %d CPUs under %d: says %d threads, has %d: %s", p, p.CPUs, got.Wanted, got.After, peak, got.Command)
	case got.Fits != (peak <= got.Wanted):
		t.Errorf("%s on %d CPUs: %d threads, wanted %d, fits: %v", p, p.CPUs, peak, got.Wanted, got.Fits)
	case peak > got.Before:
		t.Errorf("%s on %d CPUs: %d threads become %d: %s", p, p.CPUs, got.Before, peak, got.Command)
	case after.Accepted == "no" && accepted != "no":
		t.Errorf("%s: ffmpeg refuses %s: %s", p, got.Command, after.Refusal.Message)
	}
	if doubled, ones := withTwo(got); got.Fits && ones {
		two, err := j.Estimate(t.Context(), doubled, p.CPUs)
		if err != nil {
			t.Fatal(err)
		}
		if two.Estimate.Threads.Peak <= got.Wanted {
			t.Errorf("%s on %d CPUs under %d: proposes -threads 1 where 2 fit too: %s", p, p.CPUs, got.Wanted, got.Command)
		}
	}
}

// withTwo returns the proposal's arguments with 2 for each -threads 1 of it,
// and whether there was any.
func withTwo(p fit.Proposal) (args []string, ones bool) {
	args = slices.Clone(p.Argv[1:])
	for i, a := range args[:max(len(args)-1, 0)] {
		added := slices.ContainsFunc(p.Changes, func(c fit.Change) bool { return c.Option == a && c.Value == "1" })
		if a == "-threads" && args[i+1] == "1" && added {
			args[i+1], ones = "2", true
		}
	}
	return args, ones
}
