package fit_test

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/fit"
	"github.com/ffvet/ffvet/internal/run"
	"github.com/ffvet/ffvet/parser/source"
)

// propose fits a command line on 16 CPUs.
func propose(t *testing.T, version string, wanted int, args string) fit.Proposal {
	t.Helper()
	cfg := config.Default()
	cfg.FFmpeg.Version = version
	in := run.Input{Config: cfg, Tree: source.NewMemory(nil), Machine: run.Machine{CPUs: 16, HostCPUs: 16}}
	c, err := run.ExplainWords(t.Context(), in, append([]string{"ffmpeg"}, strings.Fields(args)...))
	if err != nil {
		t.Fatal(err)
	}
	p, err := run.Fit(in, c, wanted)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWhereOptionsStand(t *testing.T) {
	for _, test := range []struct {
		version string
		wanted  int
		args    string
		want    string // a part of the command
	}{
		{"7.1", 60, "-i a.mp4 -c:v libx264 b.mp4", "ffmpeg -filter_threads 1 -i a.mp4"},
		{"7.1", 23, "-i a.mp4 -c:v libx264 b.mp4", "-i a.mp4 -c:v libx264 -threads "},
		{"7.1", 20, "-filter_threads 8 -i a.mp4 -c:v libx264 b.mp4", "ffmpeg -filter_threads 1 -threads "},
		{"7.1", 30, "-i a.mp4 -filter_complex [0:v]eq[v] -map [v] -c:v libx264 b.mp4", "-filter_complex_threads "},
		// What is given per stream is lowered in its place.
		{"7.1", 20, "-i a.mp4 -threads:v 30 -c:v libx264 b.mp4", "-threads:v "},
		// Parameters that win over -threads.
		{"7.1", 24, "-i a.mp4 -c:v libx264 -x264-params crf=20:threads=30 b.mp4", "-x264-params crf=20:threads="},
		{"7.1", 24, "-i a.mp4 -c:v libx265 -x265-params frame-threads=9:crf=20 b.mp4", ":crf=20:pools="},
		{"7.1", 60, "-i a.mp4 -c:v libsvtav1 b.mkv", "-svtav1-params lp=1 b.mkv"},
		{"4.3", 20, "-i a.mp4 -c:v libx264 b.mp4", "-c:v libx264 -threads "},
	} {
		p := propose(t, test.version, test.wanted, test.args)
		if !strings.Contains(p.Command, test.want) || p.After > test.wanted || !p.Fits {
			t.Errorf("%s under %d: %d threads by %q, want %q in it", test.args, test.wanted, p.After, p.Command, test.want)
		}
	}
}

// TestSmallerStays keeps numbers that are smaller than what is proposed.
func TestSmallerStays(t *testing.T) {
	p := propose(t, "7.1", 30, "-threads 2 -i a.mp4 -c:v libx264 b.mp4")
	if !strings.Contains(p.Command, "-threads 2 -i a.mp4") || len(p.Changes) == 0 {
		t.Errorf("the decoder's 2 threads become %q", p.Command)
	}
}

// TestMoreIsNeverSlower allows more threads step by step.
func TestMoreIsNeverSlower(t *testing.T) {
	for _, args := range []string{
		"-i a.mp4 -c:v libx264 b.mp4", "-i a.mp4 -vf scale=640:-2,yadif -c:v libx265 b.mkv",
		"-i a.mp4 -filter_complex [0:v]split=2[a][b];[a]scale=640:-2[c] -map [c] -c:v libx264 a.mp4 -map [b] -c:v libvpx-vp9 -row-mt 1 b.webm",
	} {
		before := propose(t, "7.1", 20, args)
		for wanted := 26; wanted < 160; wanted += 12 {
			p := propose(t, "7.1", wanted, args)
			if p.Fits && before.Fits && p.Slower > before.Slower+5 {
				t.Errorf("%s: %d threads cost %.0f %%, %d cost %.0f %%", args, wanted, p.Slower, before.Wanted, before.Slower)
			}
			before = p
		}
	}
}

// TestSharesSumUp holds the lines of a proposal against its totals.
func TestSharesSumUp(t *testing.T) {
	p := propose(t, "7.1", 24, "-i a.mp4 -c:v libx264 b.mp4")
	left, factor := p.Before, 1.0
	for _, c := range p.Changes {
		left -= c.Saves
		factor *= 1 + c.Slower/100
	}
	if left != p.After || factor > 1+p.Slower/100+0.001 || factor < 1+p.Slower/100-0.001 {
		t.Errorf("%d threads and %.3f times as long by its lines: %+v", left, factor, p)
	}
}
