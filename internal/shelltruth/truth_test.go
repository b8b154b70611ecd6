package shelltruth_test

import (
	"os"
	"testing"
	"time"

	"github.com/ffvet/ffvet/internal/shelltruth"
	"github.com/ffvet/ffvet/internal/shelltruth/real"
	"github.com/ffvet/ffvet/internal/shelltruth/scripts"
	"github.com/ffvet/ffvet/internal/testneed"
)

// sampleTime is how long scripts are begun; which ones are run then changes
// from day to day, so that all of them have their turn. FFVET_SHELL_TRUTH=all
// runs everything.
const (
	sampleTime = 45 * time.Second
	generated  = 200
)

// TestScripts runs scripts for real and holds what ffvet says against what
// they start: never more at once, never other arguments.
func TestScripts(t *testing.T) {
	whole := os.Getenv("FFVET_SHELL_TRUTH") == "all"
	if testing.Short() && !whole {
		t.Skip("runs scripts for a minute")
	}
	testneed.Program(t, "go", "bash")
	lab, err := real.NewLab(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	all, err := scripts.Written()
	if err != nil {
		t.Fatal(err)
	}
	all = append(all, scripts.Generated(0, generated)...)
	sample := shelltruth.Sample{Lab: lab, Jobs: 2}
	if !whole {
		sample.Until = time.Now().Add(sampleTime)
		turn := time.Now().YearDay() * 97 % len(all)
		all = append(all[turn:len(all):len(all)], all[:turn]...)
	}
	results, err := sample.Compare(all)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if r.Skipped || r.Accepted() {
			continue
		}
		t.Errorf("%s: %s in %s: %s\n%s%s", r.Verdict, r.Script.Name, r.Shell, r.Text, r.Script.Text(), r.Messages)
	}
	shelltruth.NewCounts(results).Write(t.Output())
}
