// Command measure runs the scripts of internal/shelltruth for real, compares
// what they start with what ffvet says, and prints the agreement by construct.
//
//	go run ./internal/shelltruth/measure -n 400 -match pool
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/ffvet/ffvet/internal/shelltruth"
	"github.com/ffvet/ffvet/internal/shelltruth/real"
	"github.com/ffvet/ffvet/internal/shelltruth/scripts"
)

func main() {
	from := flag.Int("from", 0, "number of the first generated script")
	n := flag.Int("n", 300, "how many generated scripts")
	jobs := flag.Int("jobs", 2, "how many scripts run at a time")
	match := flag.String("match", "", "only scripts whose name or constructs match this")
	quiet := flag.Bool("q", false, "print the table alone")
	text := flag.Bool("text", false, "print the scripts that differ")
	flag.Parse()
	all, err := scripts.Written()
	pattern, bad := regexp.Compile(*match)
	if err = errors.Join(err, bad); err == nil {
		all = append(all, scripts.Generated(*from, *n)...)
		all = slices.DeleteFunc(all, func(s scripts.Script) bool {
			return !pattern.MatchString(s.Name + " " + strings.Join(s.Constructs, " "))
		})
		err = measure(all, *jobs, *quiet, *text)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "shelltruth:", err)
		os.Exit(1)
	}
}

func measure(all []scripts.Script, jobs int, quiet, text bool) error {
	scratch, err := os.MkdirTemp("", "shelltruth")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	lab, err := real.NewLab(scratch)
	if err != nil {
		return err
	}
	var one sync.Mutex
	show := func(r shelltruth.Result) {
		if quiet || r.Verdict == shelltruth.Equal && r.Script.Loose+r.Script.Under+r.Script.Todo == "" {
			return
		}
		one.Lock()
		defer one.Unlock()
		fmt.Printf("%s %s (%s): %s%s\n", r.Verdict, r.Script.Name, r.Shell, r.Text, mark(r))
		if text {
			fmt.Printf("%s\n%s\n", r.Script.Text(), r.Messages)
		}
	}
	sample := shelltruth.Sample{Lab: lab, Jobs: jobs, Each: show}
	results, err := sample.Compare(all)
	if err != nil {
		return err
	}
	return shelltruth.NewCounts(results).Write(os.Stdout)
}

// mark says why a difference is accepted.
func mark(r shelltruth.Result) string {
	switch {
	case r.Script.Todo != "":
		return " (todo: " + r.Script.Todo + ")"
	case r.Accepted() && r.Verdict != shelltruth.Open:
		return " (known: " + r.Script.Loose + r.Script.Under + ")"
	}
	return ""
}
