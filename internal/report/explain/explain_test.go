package explain_test

import (
	"bytes"
	"context"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/report/cell"
	"github.com/ffvet/ffvet/internal/report/explain"
	"github.com/ffvet/ffvet/internal/report/picture"
	"github.com/ffvet/ffvet/internal/run"
	"github.com/ffvet/ffvet/parser/source"
)

// command explains the arguments of ffmpeg 7.1 on 16 CPUs.
func command(t *testing.T, args string) *facts.Command {
	t.Helper()
	cfg := config.Default()
	cfg.FFmpeg.Version = "7.1"
	c, err := run.ExplainWords(context.Background(), run.Input{
		Config: cfg, Tree: source.NewMemory(nil), Machine: run.Machine{CPUs: 16},
	}, append([]string{"ffmpeg"}, strings.Fields(args)...))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestReach says which roles a thread option has, by its place.
func TestReach(t *testing.T) {
	const in = "-i a.mp4 "
	for _, test := range []struct {
		args string
		want []string
	}{
		{in + "b.mp4", nil},
		{"-threads 1 " + in + "b.mp4", []string{
			"your -threads 1 stands before -i and reaches only decoder h264 and decoder aac",
			"automatic: the simple filter graph, encoder libx264 and encoder aac",
		}},
		{in + "-threads 4 -c:a copy b.mp4", []string{
			"your -threads 4 stands before the output and reaches only the simple filter graph and encoder libx264",
			"automatic: decoder h264",
		}},
		{in + "-c:a copy b.mp4 -threads 1", []string{
			"your -threads behind the last output reaches nothing",
			"automatic: decoder h264, the simple filter graph and encoder libx264",
		}},
		{"-threads 1 " + in + "-an -filter_threads 2 -threads 3 b.mp4", []string{
			"your -threads 1 stands before -i and reaches decoder h264",
			"your -filter_threads 2 reaches the simple filter graph",
			"your -threads 3 stands before the output and reaches encoder libx264",
		}},
		{in + "-filter_complex_threads 2 -filter_complex scale=640:-2 -an b.mp4", []string{
			"your -filter_complex_threads 2 reaches only the complex filter graph",
			"automatic: decoder h264 and encoder libx264",
		}},
	} {
		if diff := cmp.Diff(test.want, explain.Reach(command(t, test.args).Graph)); diff != "" {
			t.Errorf("%s: %s", test.args, diff)
		}
	}
}

// TestAnswer puts the number first, and says for which machine and version.
func TestAnswer(t *testing.T) {
	version := "7.1"
	c := &facts.Command{Estimate: facts.Estimate{CPUs: 16, FFmpeg: &version, Threads: facts.Threads{
		Peak: 35, FFmpeg: "7.1", ByCPUs: map[string]int{"64": 95, "16": 35, "4": 1},
	}}}
	for _, test := range []struct {
		declared bool
		change   func()
		want     string
	}{
		{true, func() {}, "35 threads on 16 CPUs (ffmpeg 7.1)"},
		{false, func() {}, "95 threads on 64 CPUs, 35 on 16, 1 on 4 (ffmpeg 7.1)"},
		{false, func() { c.Estimate.FFmpeg = nil }, "95 threads on 64 CPUs, 35 on 16, 1 on 4 (worst of all versions: 7.1)"},
		{true, func() { c.Estimate.CPUs, c.Estimate.Threads.Peak = 1, 1 }, "1 thread on 1 CPU (worst of all versions: 7.1)"},
	} {
		test.change()
		if got := explain.Answer(c, test.declared); got != test.want {
			t.Errorf("%s, want %s", got, test.want)
		}
	}
}

// TestWrite draws the way through the process and adds the terms up.
func TestWrite(t *testing.T) {
	var out bytes.Buffer
	if err := explain.Write(&out, command(t, "-i a.mp4 -vf scale=1280:-2 -no_such 1 b.mp4"), options(80)); err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, want := range []string{
		"threads on 16 CPUs (ffmpeg 7.1)\n", "ffmpeg refuses it: ", "-no_such", "[unknown-option]\n",
		"input 0  a.mp4\n", "0:0 video h264 1920x1080 ─ decoder h264 ─ scale=1280:-2 ─\n", "│    encoder libx264 1280x720 ─", " 0:0 ─┐\n",
		"0:1 audio aac ─ decoder aac ─ anull ─ encoder aac ─", " 0:1 ─┤\n", "output 0  b.mp4 (mp4) ◄─",
		"threads on 16 CPUs, ffmpeg 7.1\n", "  in all\n", "threads by CPUs", "    1    2    4    8   16   32   64  128  256\n",
		"ffmpeg 7.1 ", "memory    about ", "assumed   input 0: ",
	} {
		i := strings.Index(out.String()[at:], want)
		if i < 0 {
			t.Fatalf("no %q behind\n%s---- in\n%s", want, out.String()[:at], out.String()[at:])
		}
		at += i + len(want)
	}
}

// TestWriteComponents lists the components from the largest on; they add up
// to the peak.
func TestWriteComponents(t *testing.T) {
	c := command(t, "-i a.mp4 -c:v libx265 b.mp4")
	var out bytes.Buffer
	if err := explain.Write(&out, c, options(80)); err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(out.String(), "threads on 16 CPUs, ffmpeg 7.1\n")
	sum, last := 0, c.Estimate.Threads.Peak
	for line := range strings.Lines(table) {
		if strings.HasSuffix(line, "in all\n") {
			break
		}
		if strings.HasPrefix(line, "          ") {
			continue // more terms
		}
		n, err := strconv.Atoi(strings.Fields(line)[0])
		if err != nil || n > last {
			t.Errorf("%s stands behind %d: %v", line, last, err)
		}
		sum, last = sum+n, n
	}
	if sum != c.Estimate.Threads.Peak {
		t.Errorf("the rows add up to %d threads, want %d", sum, c.Estimate.Threads.Peak)
	}
}

// options are those of a terminal of so many columns.
func options(width int) explain.Options {
	return explain.Options{Declared: true, Style: picture.Style{Width: width, Glyphs: picture.Unicode()}}
}

// TestWriteWidth holds every line to the width, whatever a command holds.
func TestWriteWidth(t *testing.T) {
	for _, args := range commands() {
		for _, width := range []int{60, 80, 120} {
			for _, glyphs := range []picture.Glyphs{picture.Unicode(), picture.ASCII()} {
				o := options(width)
				o.Style.Glyphs = glyphs
				var out bytes.Buffer
				if err := explain.Write(&out, command(t, args), o); err != nil {
					t.Fatal(err)
				}
				_, below, _ := strings.Cut(out.String(), "\n")
				for line := range strings.Lines(below) {
					if n := cell.Width(strings.TrimSuffix(line, "\n")); n > width {
						t.Errorf("%s: %d columns of %d: %s", args, n, width, line)
					}
					if o.Style.Glyphs == picture.ASCII() && !strings.Contains(args, "語") && strings.ContainsFunc(line, func(r rune) bool { return r > 0x7e }) {
						t.Errorf("%s: not ASCII: %s", args, line)
					}
				}
			}
		}
	}
}

// TestOneScreen keeps the explanation of a plain command on one screen.
func TestOneScreen(t *testing.T) {
	var out bytes.Buffer
	if err := explain.Write(&out, command(t, "-threads 1 -i a.mp4 -vf scale=1280:-2 -c:v libx265 b.mp4"), options(80)); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "\n"); n > 45 {
		t.Errorf("%d lines\n%s", n, out.String())
	}
}

// commands are such as fill a line.
func commands() []string {
	long := strings.Repeat("x", 300)
	return []string{
		"-i a.mp4 b.mp4",
		"-threads 1 -i " + long + ".mp4 -threads 7 " + long + ".mkv -threads 3",
		"-i a.mp4 -vf drawtext=text=" + strings.Repeat("日本語", 60) + ",scale=640:-2 b.mp4",
		"-i a.mp4 -vf no_such_filter=" + long + " b.mp4",
		"-i a.mp4 -i b.mp4 -filter_complex [0:v][1:v]hstack,split=3[a][b][c] -map [a] 1.mp4 -map [b] 2.mp4 -map [c] 3.mp4 -map 0:a -c copy 4.mp4",
		"-f lavfi -i testsrc2=s=1920x1080:rate=50:duration=10000 -c:v libsvtav1 -svtav1-params lp=4 -f hls -hls_time 2 out.m3u8",
	}
}
