// Command measure compares ffvet with every real ffmpeg that it finds, over
// thousands of generated command lines, and prints the agreement by topic and
// version.
//
//	go run ./internal/conformance/measure -n 5000 -archive runs.jsonl -details wrong.tsv
package main

import (
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/ffvet/ffvet/internal/conformance"
	"github.com/ffvet/ffvet/internal/conformance/cases"
	"github.com/ffvet/ffvet/internal/conformance/real"
)

// options are the flags.
type options struct {
	from, n, jobs             int
	archive, details, visible string
	scratch                   string
	offline                   bool
}

func main() {
	var o options
	flag.IntVar(&o.from, "from", 0, "number of the first case")
	flag.IntVar(&o.n, "n", 1000, "how many cases")
	flag.IntVar(&o.jobs, "jobs", 2, "how many programs run at a time")
	flag.StringVar(&o.archive, "archive", "", "file that remembers what the programs did")
	flag.StringVar(&o.scratch, "scratch", "", "folder for fixtures and runs, kept; empty for one of its own")
	flag.BoolVar(&o.offline, "offline", false, "run nothing, compare with what the archive remembers")
	flag.StringVar(&o.details, "details", "", "file for a line per disagreement, separated by tabs")
	flag.StringVar(&o.visible, "recorded", "testdata/grammar", "folder of the recorded cases; empty for none")
	flag.Parse()
	if err := measure(o); err != nil {
		fmt.Fprintln(os.Stderr, "conformance:", err)
		os.Exit(1)
	}
}

func measure(o options) error {
	results, err := compare(o)
	if err != nil {
		return err
	}
	if o.visible != "" {
		known, err := conformance.Recorded(o.visible)
		if err != nil {
			return err
		}
		results = append(results, known...)
	}
	if o.details != "" {
		if err := write(o.details, results); err != nil {
			return err
		}
	}
	return conformance.NewCounts(results).Write(os.Stdout)
}

// compare runs the generated cases.
func compare(o options) ([]conformance.Result, error) {
	binaries, err := real.Find()
	if err != nil {
		return nil, err
	}
	if len(binaries) == 0 {
		return nil, fmt.Errorf("no ffmpeg in PATH or %s", real.FoldersVariable)
	}
	scratch := o.scratch
	if scratch == "" {
		if scratch, err = os.MkdirTemp("", "conformance"); err != nil {
			return nil, err
		}
		defer os.RemoveAll(scratch)
	}
	sample, err := conformance.NewSample(binaries, o.jobs, scratch)
	if err != nil {
		return nil, err
	}
	if o.archive != "" {
		if sample.Known, err = conformance.OpenArchive(o.archive); err != nil {
			return nil, err
		}
		defer sample.Known.Close()
	}
	sample.Offline = o.offline
	return sample.Compare(cases.NewGenerator().Cases(o.from, o.n))
}

// write writes what disagrees: verdict, version, case, what differs, command.
func write(path string, results []conformance.Result) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := csv.NewWriter(f)
	w.Comma = '\t'
	for _, r := range results {
		if r.Verdict == conformance.Agrees {
			continue
		}
		if err := w.Write([]string{string(r.Verdict), r.Version, r.ID, r.Text, strings.Join(r.Argv, " ")}); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
