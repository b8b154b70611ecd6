package text

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/internal/report/reporttest"
	"github.com/ffvet/ffvet/parser/source"
)

func print(t *testing.T, r *report.Run) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWrite(t *testing.T) {
	reporttest.Golden(t, "testdata/sample.txt", print(t, reporttest.Sample()))
}

func TestWriteInColour(t *testing.T) {
	r := reporttest.Sample()
	r.Color = true
	out := print(t, r)
	link := "\x1b]8;;https://github.com/ffvet/ffvet/blob/main/docs/rules/node-threads.md\x1b\\"
	if !strings.Contains(out, link) || !strings.Contains(out, "\x1b[31;1merror:") {
		t.Errorf("no link or no red:\n%q", out)
	}
}

// The caret stands under the place, whatever the line holds.
func TestFrame(t *testing.T) {
	long := strings.Repeat("-i a ", 100)
	for name, c := range map[string]struct{ text, place, want string }{
		"tab":           {"\tffmpeg -i a", "-i", "    1 |     ffmpeg -i a\n      |            ^^"},
		"wide letters":  {"名 é -i a", "-i", "    1 | 名 é -i a\n      |      ^^"},
		"combining":     {"e\u0301 -i a", "-i", "    1 | e\u0301 -i a\n      |   ^^"},
		"not UTF-8":     {"\xff\x1b[31m -i", "-i", "    1 | \uFFFD\uFFFD[31m -i\n      |        ^^"},
		"several lines": {"ffmpeg \\\n -i a", "ffmpeg \\\n -i", "    1 | ffmpeg \\\n      | ^^^^^^^^"},
		"empty place":   {"ffmpeg", "", "    1 | ffmpeg\n      | ^"},
		"secret before": {"ffmpeg -i rtsp://u:hunter2@h -y", "-y", "    1 | ffmpeg -i rtsp://u:***@h -y\n      |                          ^^"},
		"cut behind":    {"ffmpeg " + long, "-i", "    1 | ffmpeg " + long[:63] + "…\n      |        ^^"},
		"cut before":    {long + "-y b", "-y", "    1 | …" + long[len(long)-24:] + "-y b\n      |                          ^^"},
	} {
		t.Run(name, func(t *testing.T) {
			f := source.NewFile("a.sh", []byte(c.text))
			p := print(t, &report.Run{Quiet: true, Findings: []finding.Finding{
				{Rule: "x", Level: finding.Error, Message: "m", At: reporttest.At(f, c.place)},
			}})
			_, got, _ := strings.Cut(p, "\n")
			if got = strings.TrimRight(got, "\n"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// Each labelled place gets carets and words of its own, in the order of the
// lines, cut to the width of the page.
func TestLabels(t *testing.T) {
	long := strings.Repeat("-y ", 40)
	for name, c := range map[string]struct {
		text   string
		labels []string // PLACE=words; the first is the finding's own place
		want   string
	}{
		"one line": {
			"ffmpeg -threads 1 -i a out", []string{"-threads 1=reaches a", "out=stays"},
			"    2 | ffmpeg -threads 1 -i a out\n      |        ^^^^^^^^^^ reaches a\n      |                        ^^^ stays",
		},
		"a label in front": {
			"ffmpeg -i a out", []string{"out=stays", "-i a=input"},
			"    2 | ffmpeg -i a out\n      |        ^^^^ input\n      |             ^^^ stays",
		},
		"wide letters and tabs": {
			"\tffmpeg -i 名前.mp4 out", []string{"-i 名前.mp4=input", "out=stays"},
			"    2 |     ffmpeg -i 名前.mp4 out\n      |            ^^^^^^^^^^^ input\n      |                        ^^^ stays",
		},
		"continued lines": {
			"ffmpeg \\\n -threads 1 -i a \\\n -y \\\n out", []string{"-threads 1=reaches a", "out=stays"},
			"    3 |  -threads 1 -i a \\\n      |  ^^^^^^^^^^ reaches a\n    ...\n    5 |  out\n      |  ^^^ stays",
		},
		"too far apart": {
			"ffmpeg -i a " + long + "-c b", []string{"-i a=input", "-c b=stays"},
			"    2 | ffmpeg -i a " + long[:58] + "…\n      |        ^^^^ input\n" +
				"    2 | …" + long[:24] + "-c b\n      |                          ^^^^ stays",
		},
		"words too long for the rest of the row": {
			"ffmpeg " + long[:45] + "-c b", []string{"-c b=stays automatic: 24 / 68 / 169 threads on 4 / 16 / 64 CPUs"},
			"    2 | ffmpeg " + long[:45] + "-c b\n      | " + strings.Repeat(" ", 52) + "^^^^\n" +
				"      | " + strings.Repeat(" ", 14) + "stays automatic: 24 / 68 / 169 threads on 4 / 16 / 64 CPUs",
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := source.NewFile("a.sh", []byte("#!/bin/sh\n"+c.text+"\n"))
			found := finding.Finding{Rule: "x", Level: finding.Error, Message: "m"}
			for i, l := range c.labels {
				place, words, _ := strings.Cut(l, "=")
				at := reporttest.At(f, place)
				if i == 0 {
					found.At = at
				}
				found.Labels = append(found.Labels, source.Note{At: at, Text: words})
			}
			out := print(t, &report.Run{Quiet: true, Findings: []finding.Finding{found}})
			_, got, _ := strings.Cut(out, "\n")
			if got = strings.TrimRight(got, "\n"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// A label in another file is a line of its own, not an underlined place.
func TestLabelElsewhere(t *testing.T) {
	f, other := source.NewFile("a.sh", []byte("ffmpeg\n")), source.NewFile("b.sh", []byte("ffmpeg b\n"))
	out := print(t, &report.Run{Quiet: true, Findings: []finding.Finding{{
		Rule: "x", Level: finding.Error, At: f.Whole(), Labels: []source.Note{{At: reporttest.At(other, "b"), Text: "stays"}},
	}}})
	if !strings.Contains(out, "= see: b.sh:1  stays") {
		t.Error(out)
	}
}

// One finding on a line of ten megabytes is as quick as on any other.
func TestFrameOfAHugeLine(t *testing.T) {
	text := bytes.Repeat([]byte("x "), 5<<20)
	f := source.NewFile("a.sh", text)
	out := print(t, &report.Run{Quiet: true, Findings: []finding.Finding{
		{Rule: "x", Level: finding.Error, At: source.Span{File: f, Start: 5 << 20, End: 6 << 20, Exact: true}},
	}})
	if len(out) > 1000 {
		t.Errorf("%d bytes for one finding", len(out))
	}
}

func TestSummary(t *testing.T) {
	units := &facts.Document{Units: []*facts.Unit{{}}, Settings: &config.Config{Pools: []config.Pool{{Name: "enc"}}}}
	for name, c := range map[string]struct {
		run  report.Run
		want string
	}{
		"nothing to lint":  {report.Run{}, "nothing to lint: no file names ffmpeg, ffprobe or ffplay\n"},
		"clean":            {report.Run{Doc: units, Coverage: report.Coverage{Named: 3, Read: 3}}, "no findings in what was read; read all 3 files that name ffmpeg\n"},
		"clean and unread": {report.Run{Coverage: report.Coverage{Named: 1, NotRead: []report.Unread{{File: "a.py", Why: "Python"}}}}, "no findings in what was read; read 0 of 1 file that names ffmpeg; 1 not read (1 Python)\n"},
		"quiet":            {report.Run{Quiet: true}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := print(t, &c.run); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWriteSaysWhenItCannot(t *testing.T) {
	if err := Write(broken{}, reporttest.Sample()); err == nil {
		t.Error("no error")
	}
}
