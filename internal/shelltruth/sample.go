package shelltruth

import (
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/ffvet/ffvet/internal/shelltruth/real"
	"github.com/ffvet/ffvet/internal/shelltruth/scripts"
)

// attempt is a number of runs: quiet is how long a fake waits for another
// start, modes are which of the fakes outlive others.
type attempt struct {
	quiet time.Duration
	modes []string
}

// attempts returns the runs of each script, and those that follow where less
// ran at once than ffvet says, or not every command.
func attempts() []attempt {
	return []attempt{
		{45 * time.Millisecond, []string{"same", "odd", "patient"}},
		{45 * time.Millisecond, []string{"newest"}},
		{250 * time.Millisecond, []string{"same", "odd", "patient", "newest"}},
	}
}

// Result is the comparison of one script in one shell.
type Result struct {
	Script  scripts.Script
	Shell   string
	Verdict Verdict
	Text    string
	// Messages is what the script itself complained about.
	Messages string
	// Skipped says that it was not run: no such shell here.
	Skipped bool
}

// Accepted reports whether the result is what it should be: the same number
// and the same arguments, or no number; or a difference that the script itself
// names and explains.
func (r Result) Accepted() bool {
	switch r.Verdict {
	case Under, Missed:
		return r.Script.Under != "" || r.Script.Todo != ""
	case Extra, Above:
		return r.Script.Loose != "" || r.Script.Under != "" || r.Script.Todo != ""
	}
	return true
}

// Sample runs scripts and compares.
type Sample struct {
	Lab *real.Lab
	// Jobs is how many scripts run at a time.
	Jobs int
	// Each is called with every result as soon as it is there, from several
	// goroutines; nil for no calls.
	Each func(Result)
}

// Compare runs all scripts in all their shells and returns the results in order.
func (s *Sample) Compare(all []scripts.Script) ([]Result, error) {
	var results []Result
	for _, c := range all {
		for _, shell := range c.Shells {
			results = append(results, Result{Script: c, Shell: shell})
		}
	}
	var group errgroup.Group
	group.SetLimit(s.Jobs)
	for i := range results {
		group.Go(func() error { return s.compare(&results[i]) })
	}
	return results, group.Wait()
}

func (s *Sample) compare(r *Result) error {
	if !installed(r.Shell) {
		r.Skipped = true
		return nil
	}
	if s.Each != nil {
		defer func() { s.Each(*r) }()
	}
	said, err := Judge(r.Script, strings.Fields(r.Shell)[0], runtime.NumCPU())
	if err != nil {
		return fmt.Errorf("%s: %w", r.Script.Name, err)
	}
	var logs []real.Log
	for _, a := range attempts() {
		more, err := s.runs(r, a)
		if err != nil {
			return fmt.Errorf("%s: %w", r.Script.Name, err)
		}
		logs = append(logs, more...)
		r.Verdict, r.Text = Compare(said, logs)
		if r.Verdict != Above && r.Verdict != Extra || r.Accepted() {
			break
		}
	}
	for _, l := range logs {
		r.Messages = l.Messages
		if l.Stopped {
			r.Text += " (stopped: it took too long)"
		}
	}
	return nil
}

// runs runs the script with each environment, and each way of the fakes to
// live longer than others.
func (s *Sample) runs(r *Result, a attempt) ([]real.Log, error) {
	var logs []real.Log
	for _, env := range r.Script.Runs {
		for _, mode := range a.modes {
			l, err := s.Lab.Run(r.Script.Files, real.Settings{Shell: r.Shell, Env: env, Quiet: a.quiet, Mode: mode})
			if err != nil {
				return nil, err
			}
			logs = append(logs, l)
		}
	}
	return logs, nil
}

func installed(shell string) bool {
	_, err := exec.LookPath(strings.Fields(shell)[0])
	return err == nil
}
