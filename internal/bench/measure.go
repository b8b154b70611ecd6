package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"time"
)

// figures are those of one finished process.
type figures struct {
	cpu, wall time.Duration
	peak      int64 // bytes of resident memory; never under this program's own
}

// row is one tree's result; without ripgrep rg is empty.
type row struct {
	tree      tree
	ffvet, rg []figures
}

// compare runs the two commands in turn, after one run of each that fills the
// page cache.
func compare(t tree, binary string, runs int) (row, error) {
	r := row{tree: t}
	rg, err := exec.LookPath("rg")
	hasRipgrep := err == nil
	for i := range runs + 1 {
		f, err := measure(t.folder, binary, "lint", "--exit-zero", t.path)
		if err != nil {
			return row{}, err
		}
		if i > 0 {
			r.ffvet = append(r.ffvet, f)
		}
		if !hasRipgrep {
			continue
		}
		if f, err = measure(t.folder, rg, "-l", "ffmpeg", t.path); err != nil {
			return row{}, err
		}
		if i > 0 {
			r.rg = append(r.rg, f)
		}
	}
	return r, nil
}

// measure runs a command to its end. Status 1 is a result: nothing found for
// one, something for the other.
func measure(folder, name string, args ...string) (figures, error) {
	command := exec.Command(name, args...)
	command.Dir, command.Stdout = folder, io.Discard
	start := time.Now()
	err := command.Run()
	wall := time.Since(start)
	var status *exec.ExitError
	if err != nil && (!errors.As(err, &status) || status.ExitCode() != 1) {
		return figures{}, fmt.Errorf("%s %v: %w", name, args, err)
	}
	state := command.ProcessState
	return figures{cpu: state.UserTime() + state.SystemTime(), wall: wall, peak: peakMemory(state)}, nil
}

// median returns the middle of what each run gives.
func median[V cmp.Ordered](runs []figures, of func(figures) V) V {
	var all []V
	for _, f := range runs {
		all = append(all, of(f))
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// ratio returns the middle of the ratios, run by run: what slows the machine
// slows both.
func (r row) ratio() float64 {
	var all []float64
	for i := range r.rg {
		all = append(all, float64(r.ffvet[i].cpu)/float64(max(r.rg[i].cpu, 1)))
	}
	slices.Sort(all)
	return all[len(all)/2]
}
