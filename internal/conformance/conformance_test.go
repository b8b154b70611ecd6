package conformance_test

import (
	"strings"
	"testing"
	"time"

	"github.com/ffvet/ffvet/internal/conformance"
	"github.com/ffvet/ffvet/internal/conformance/cases"
	"github.com/ffvet/ffvet/internal/conformance/real"
	"github.com/ffvet/ffvet/internal/testneed"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// The sample of the installed ffmpeg: the seeds and so many mutations, within
// a limited time. The floors are a little under what is reached today.
const (
	sampleSize    = 220
	sampleTime    = 50 * time.Second
	sampleFloor   = 0.94
	recordedFloor = 0.98
)

// TestSample compares ffvet with the installed ffmpeg.
func TestSample(t *testing.T) {
	if testing.Short() {
		t.Skip("runs ffmpeg for a minute")
	}
	testneed.Program(t, "ffmpeg", "ffprobe")
	t.Setenv(real.FoldersVariable, "")
	binaries, err := real.Find()
	if err != nil {
		t.Fatal(err)
	}
	sample, err := conformance.NewSample(binaries, 2, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	sample.Until = time.Now().Add(sampleTime)
	results, err := sample.Compare(cases.NewGenerator().Cases(0, sampleSize))
	if err != nil {
		t.Fatal(err)
	}
	// Of versions between those of the catalog too little is known for floors.
	if catalog.Load(binaries[0].Short()).Interpolated {
		print(t, results)
		return
	}
	hold(t, results, sampleFloor)
}

// TestRecorded compares ffvet with what four versions did with the recorded
// cases.
func TestRecorded(t *testing.T) {
	results, err := conformance.Recorded("../../testdata/grammar")
	if err != nil {
		t.Fatal(err)
	}
	hold(t, results, recordedFloor)
}

// hold fails on every wrong refusal, and on agreement below the floor.
func hold(t *testing.T, results []conformance.Result, floor float64) {
	t.Helper()
	for _, r := range results {
		if r.Verdict == conformance.WrongRefusal {
			t.Errorf("ffmpeg %s accepts %s: %s\n\tffvet: %s", r.Version, r.ID, strings.Join(r.Argv, " "), r.Text)
		}
	}
	all := conformance.NewCounts(results)[[2]string{}]
	if all.Judged() == 0 || all.Agreement() < floor {
		t.Errorf("%.1f %% of %d cases agree, want %.1f %%", 100*all.Agreement(), all.Judged(), 100*floor)
		for _, r := range results {
			if r.Verdict != conformance.Agrees && r.Verdict != conformance.NotJudged {
				t.Logf("%s: ffmpeg %s %s: %s\n\t%s", r.Verdict, r.Version, r.ID, strings.Join(r.Argv, " "), r.Text)
			}
		}
	}
	print(t, results)
}

// print shows the table in the log of the test.
func print(t *testing.T, results []conformance.Result) {
	t.Helper()
	var b strings.Builder
	if err := conformance.NewCounts(results).Write(&b); err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + b.String())
}
