package run_test

import (
	"context"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/run"
	"github.com/ffvet/ffvet/parser/source"
)

// explainWords explains a command line for a version, "" for an unknown one.
func explainWords(version string, argv ...string) (*facts.Command, error) {
	cfg := config.Default()
	cfg.FFmpeg.Version = version
	return run.ExplainWords(context.Background(), run.Input{Config: cfg, Tree: source.NewMemory(nil)}, argv)
}

// TestAccepted says what ffmpeg does with a command; -vsync is gone in 9.0,
// which reads its value as an output.
func TestAccepted(t *testing.T) {
	for _, test := range []struct {
		version, args string
		accepted      string
		rule          string // of the refusal
		argument      int
	}{
		{"", "-i a.mp4 b.mkv", "yes", "", 0},
		{"7.1", "-i a.mp4 b.mkv", "yes", "", 0},
		{"", "-i a.mp4 -no_such 1 b.mkv", "no", "unknown-option", 3},
		{"7.1", "-i a.mp4 -vsync 0 b.mkv", "yes", "", 0},
		{"9.0", "-i a.mp4 -vsync 0 b.mkv", "no", "removed-option", 3},
		{"", "-i a.mp4 -vsync 0 b.mkv", "unknown", "", 0},
		{"", "-i a.mp4 -map 5 -vsync 0 b.mkv", "no", "map-matches-nothing", 4},
		// Old versions lack the one option, new ones the other.
		{"", "-psnr -print_graphs -i a.mp4 b.mkv", "no", "removed-option", 1},
		{"7.1", "-i a.mp4 -c no_such b.mkv", "no", "unknown-encoder", 4},
		{"7.1", "-i a.mp4 -c:a libfdk_aac b.mkv", "unknown", "", 0},
		{"7.1", "-c:v h264_rkmpp -i a.mp4 b.mkv", "unknown", "", 0},
		{"7.1", "-i a.mp4 -vf scale_npp=1280:-2 b.mkv", "unknown", "", 0},
		{"7.1", "-i a.mp4 -filter_complex scale_npp=1280:-2 b.mkv", "unknown", "", 0},
		{"7.1", "-i a.mp4 -vf no_such b.mkv", "no", "unknown-filter", 4},
	} {
		c, err := explainWords(test.version, append([]string{"ffmpeg"}, strings.Fields(test.args)...)...)
		if err != nil {
			t.Fatal(err)
		}
		var got facts.Refusal
		if c.Refusal != nil {
			got = *c.Refusal
		}
		if c.Accepted != test.accepted || got.Rule != test.rule || got.Argument != test.argument {
			t.Errorf("%s %s: %s %+v, want %s %s at %d", test.version, test.args, c.Accepted, got, test.accepted, test.rule, test.argument)
		}
	}
}

// TestBestReading shows the versions that run the command, not the newest
// one, which would write to a file named 0.
func TestBestReading(t *testing.T) {
	c, err := explainWords("", "ffmpeg", "-i", "a.mp4", "-vsync", "0", "b.mkv")
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Outputs) != 1 || c.Outputs[0].URL != "b.mkv" {
		t.Errorf("outputs %+v, want b.mkv", c.Outputs)
	}
	if c.Estimate.FFmpeg != nil {
		t.Errorf("ffmpeg %s, want null while the version is unknown", *c.Estimate.FFmpeg)
	}
	for _, v := range []string{c.Estimate.Threads.FFmpeg, c.Estimate.Memory.FFmpeg} {
		if v >= "9" {
			t.Errorf("worst case of %s, which refuses the command", v)
		}
	}
	if known, err := explainWords("7.1", "ffmpeg", "-i", "a.mp4", "b.mkv"); err != nil || *known.Estimate.FFmpeg != "7.1" {
		t.Errorf("%v, want 7.1", err)
	}
}

// TestUnknownVersionIsTheWorst holds the unknown version against all known ones.
func TestUnknownVersionIsTheWorst(t *testing.T) {
	argv := []string{"ffmpeg", "-i", "a.mp4", "-c:v", "libx265", "b.mkv"}
	worst, err := explainWords("", argv...)
	if err != nil {
		t.Fatal(err)
	}
	reached := false
	for _, v := range []string{"4.3", "5.1", "6.1", "7.1", "8.1", "9.0", worst.Estimate.Threads.FFmpeg} {
		c, err := explainWords(v, argv...)
		if err != nil {
			t.Fatal(err)
		}
		if c.Estimate.Threads.Peak > worst.Estimate.Threads.Peak {
			t.Errorf("ffmpeg %s has %d threads, the worst case only %d", v, c.Estimate.Threads.Peak, worst.Estimate.Threads.Peak)
		}
		reached = reached || c.Estimate.Threads.Peak == worst.Estimate.Threads.Peak
	}
	if !reached {
		t.Errorf("no version has the %d threads of the worst case", worst.Estimate.Threads.Peak)
	}
}

// TestExplainWords finds the program in what was typed.
func TestExplainWords(t *testing.T) {
	for _, test := range []struct {
		argv    []string
		program string
		want    []string
	}{
		{[]string{"ffmpeg", "-i", "a b.mp4", "c.mkv"}, "ffmpeg", []string{"ffmpeg", "-i", "a b.mp4", "c.mkv"}},
		{nil, "ffmpeg", []string{"ffmpeg"}},
		{[]string{"-i", "a.mp4"}, "ffmpeg", []string{"ffmpeg", "-i", "a.mp4"}},
		{[]string{"--", "ffmpeg"}, "ffmpeg", []string{"ffmpeg", "--", "ffmpeg"}},
		{[]string{"/opt/bin/ffprobe", "a.mp4"}, "ffprobe", []string{"/opt/bin/ffprobe", "a.mp4"}},
		{[]string{"nice", "-n", "5", "ffmpeg", "-i", "x"}, "ffmpeg", []string{"ffmpeg", "-i", "x"}},
		{[]string{"env", "A=1", "timeout", "5m", "ffplay", "x"}, "ffplay", []string{"ffplay", "x"}},
		{[]string{"docker", "run", "--rm", "img", "ffmpeg", "-i", "x"}, "ffmpeg", []string{"ffmpeg", "-i", "x"}},
		{[]string{"ffmpeg", "-i", "", ""}, "ffmpeg", []string{"ffmpeg", "-i", "", ""}},
	} {
		c, err := explainWords("7.1", test.argv...)
		if err != nil {
			t.Errorf("%q: %v", test.argv, err)
			continue
		}
		var got []string
		for _, a := range c.Argv {
			got = append(got, a.Text)
		}
		if c.Program != test.program || strings.Join(got, "|") != strings.Join(test.want, "|") {
			t.Errorf("%q: %s %q, want %q", test.argv, c.Program, got, test.want)
		}
	}
}

// TestExplainNoCommand names what to write instead.
func TestExplainNoCommand(t *testing.T) {
	for _, argv := range [][]string{{"ls", "-l"}, {"nice"}, {"", "ffmpeg"}, {"bash", "enc.sh"}} {
		_, err := explainWords("", argv...)
		if err == nil || !strings.Contains(err.Error(), "ffvet explain -- ffmpeg") {
			t.Errorf("%q: %v", argv, err)
		}
	}
	if _, err := explainWords("seven", "ffmpeg", "-version"); err == nil {
		t.Error("a version that is none is taken")
	}
}

// TestWords holds the text of each word against the place it stands at.
func TestWords(t *testing.T) {
	want := []string{"ffmpeg", "'a b'", "''", `'it'\''s'`, "-y"}
	words := run.Words([]string{"ffmpeg", "a b", "", "it's", "-y"})
	for i, w := range words {
		if got := w.Span.Text(); got != want[i] {
			t.Errorf("word %d stands as %s, want %s", i, got, want[i])
		}
	}
}
