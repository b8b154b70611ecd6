package shelltruth_test

import (
	"os"
	"testing"

	"github.com/ffvet/ffvet/internal/shelltruth"
	"github.com/ffvet/ffvet/internal/shelltruth/real"
	"github.com/ffvet/ffvet/internal/shelltruth/scripts"
	"github.com/ffvet/ffvet/internal/testneed"
)

// generated is how many scripts of the generator belong to the whole set, and
// few to that of every day.
const (
	generated = 200
	few       = 4
)

// all returns the scripts to run: one for each construct, in the first of its
// shells, and a few generated ones. FFVET_SHELL_TRUTH=all asks for everything.
func all(t *testing.T) []scripts.Script {
	t.Helper()
	written, err := scripts.Written()
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("FFVET_SHELL_TRUTH") == "all" {
		return append(written, scripts.Generated(0, generated)...)
	}
	sample := scripts.Cover(written)
	for i := range sample {
		sample[i].Shells = sample[i].Shells[:1]
	}
	return append(sample, scripts.Generated(0, few)...)
}

// TestScripts runs scripts for real and holds what ffvet says against what
// they start: never more at once, never other arguments, and the very number
// where ffvet says one.
func TestScripts(t *testing.T) {
	if testing.Short() && os.Getenv("FFVET_SHELL_TRUTH") == "" {
		t.Skip("runs scripts for the better part of a minute")
	}
	testneed.Program(t, "go", "bash")
	lab, err := real.NewLab(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	sample := shelltruth.Sample{Lab: lab, Jobs: 3}
	results, err := sample.Compare(all(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if r.Skipped || r.Accepted() {
			if r.Script.Todo != "" && r.Verdict == shelltruth.Equal {
				t.Logf("%s in %s agrees now: take its mark away", r.Script.Name, r.Shell)
			}
			continue
		}
		t.Errorf("%s: %s in %s: %s\n%s%s", r.Verdict, r.Script.Name, r.Shell, r.Text, r.Script.Text(), r.Messages)
	}
	shelltruth.NewCounts(results).Write(t.Output())
}
