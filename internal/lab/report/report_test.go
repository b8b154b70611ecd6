package report

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/lab/series"
)

func rows() []series.Row {
	parts := []estimate.Component{{Name: "main", Threads: 1}, {Name: "encoder libx264", Threads: 4}, {Name: "scaler for pixel format of encoder png", Threads: 2}}
	return []series.Row{
		{Index: 1, FFmpeg: "5.1", CPUs: 4, Args: "-i a b", Threads: 7, Estimate: 7, Verdict: series.Exact, Components: parts},
		{Index: 2, FFmpeg: "5.1", CPUs: 4, Args: "-i a c", Threads: 5, Estimate: 7, Verdict: series.Over, Components: parts, Ended: true},
		{Index: 3, FFmpeg: "9.0", CPUs: 4, Args: "-i a d", Threads: 9, Estimate: 7, Verdict: series.Under, Components: parts[:2], Names: map[string]int{"ffmpeg": 9}},
		{Index: 4, FFmpeg: "9.0", CPUs: 4, Args: "-i a e", Verdict: series.Failed, Components: parts[:1], Message: "no such\nencoder"},
	}
}

func TestTable(t *testing.T) {
	table := NewTable()
	for _, r := range rows() {
		table.Add(r)
	}
	var out strings.Builder
	if err := table.Write(&out); err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(out.String()), " ")
	for _, want := range []string{
		"encoder libx264 1/1/0 0/0/1", "scaler for an encoder 1/1/0 -", "all points 1/1/0 0/0/1 (1 failed)",
		"ffmpeg 5.1: the estimate is highest above the truth (2) point 2", "reason: the run ended by itself",
		"UNDER point 3, ffmpeg 9.0 on 4 CPUs: 9 threads, estimate 7 ffmpeg -i a d",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, out.String())
		}
	}
	if len(table.Under()) != 1 {
		t.Errorf("%d points are under", len(table.Under()))
	}
}

func TestCSV(t *testing.T) {
	var out strings.Builder
	c, err := NewCSV(&out)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows() {
		if err := c.Add(r); err != nil {
			t.Fatal(err)
		}
	}
	lines := strings.Split(out.String(), "\n")
	if want := `1,5.1,4,7,7,exact,0,0,0,"main 1, encoder libx264 4, scaler for pixel format of encoder png 2",,,-i a b`; lines[1] != want {
		t.Errorf("%s, want %s", lines[1], want)
	}
	if !strings.Contains(out.String(), "no such | encoder,-i a e") {
		t.Errorf("the message of a failed run is missing in\n%s", out.String())
	}
}
