package run

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/procs"
	"github.com/ffvet/ffvet/internal/report/running"
)

// Running holds what runs against the estimates of the command lines. Doc,
// where it is not nil, is the repository that the processes may come from.
func Running(ctx context.Context, in Input, t procs.Table, doc *facts.Document) (running.Listing, error) {
	l := running.Listing{Schema: running.Schema, HostCPUs: t.HostCPUs, Processes: []running.Process{}, Notes: []string{}}
	for _, p := range t.Processes {
		row, err := held(ctx, in, p, t.HostCPUs)
		if err != nil {
			return l, err
		}
		row.Sources = sources(p, doc)
		if len(row.Above) > 0 {
			l.Above++
		}
		l.Processes = append(l.Processes, row)
	}
	if t.Unreadable > 0 {
		l.Notes = append(l.Notes, fmt.Sprintf("%d processes of other users cannot be read: any of them may be ffmpeg", t.Unreadable))
	}
	if t.Hidden {
		l.Notes = append(l.Notes, "/proc hides the processes of other users (hidepid)")
	}
	return l, nil
}

// held is one process beside its estimate.
func held(ctx context.Context, in Input, p procs.Process, hostCPUs int) (running.Process, error) {
	row := running.Process{
		PID: p.PID, UID: p.UID, Program: p.Program, State: "running", FFmpeg: []string{}, Above: []string{}, Argv: []string{},
		Assumed: []string{}, Notes: []string{},
		Threads: running.Pair{Actual: positive(int64(p.Threads))}, Memory: running.Pair{Actual: positive(p.Peak)}, Resident: positive(p.Resident),
	}
	switch {
	case p.Zombie:
		row.State, row.Threads = "zombie", running.Pair{}
		return row, nil
	case len(p.Argv) == 0:
		row.Notes = append(row.Notes, "its command line cannot be read: there is no estimate")
		return row, nil
	}
	if p.Files >= 0 {
		open := int64(p.Files)
		row.Files.Actual = &open
	} else {
		row.Notes = append(row.Notes, "its open files and its libraries cannot be read: it belongs to another user")
	}
	if p.CPUs > 0 {
		row.CPUs = &p.CPUs
	}
	if p.Quota > 0 {
		quota := float64(p.Quota) / 1000
		row.CPUQuota = &quota
	}
	c, err := estimated(ctx, in, p, hostCPUs, &row)
	if err != nil {
		return row, err
	}
	hold(&row, c)
	row.Argv = argvOf(c, p.Argv[0])
	return row, nil
}

// hold puts the estimate beside what is.
func hold(row *running.Process, c *facts.Command) {
	e := &c.Estimate
	row.Threads.Estimate, row.Memory.Estimate = positive(int64(e.Threads.Peak)), positive(e.Memory.PeakBytes)
	row.Files.Estimate, row.Unbounded = positive(int64(e.Files.Open)), e.Memory.Unbounded
	if row.Threads.Over() {
		row.Above = append(row.Above, "threads")
	}
	if row.Memory.Over() && !row.Unbounded {
		row.Above = append(row.Above, "memory")
	}
	for _, a := range c.Assumed {
		row.Assumed = append(row.Assumed, a.Subject+" "+a.Value)
	}
}

// estimated returns the facts of the process's command line: of the version
// with most threads, if several may run.
func estimated(ctx context.Context, in Input, p procs.Process, hostCPUs int, row *running.Process) (*facts.Command, error) {
	if in.Machine.CPUs == 0 {
		in.Machine = Machine{CPUs: p.CPUs, HostCPUs: hostCPUs}
	}
	versions := p.Versions
	if in.Config.FFmpeg.Asked || len(versions) == 0 {
		versions = []string{in.Config.FFmpeg.Version}
	}
	words := append([]string{p.Program}, p.Argv[1:]...)
	var worst *facts.Command
	var memory int64
	for _, v := range versions {
		if v != "" {
			row.FFmpeg = append(row.FFmpeg, v)
		}
		cfg := *in.Config
		cfg.FFmpeg.Version = v
		one := in
		one.Config = &cfg
		c, err := ExplainWords(ctx, one, words)
		if err != nil {
			return nil, err
		}
		memory = max(memory, c.Estimate.Memory.PeakBytes)
		if worst == nil || c.Estimate.Threads.Peak > worst.Estimate.Threads.Peak {
			worst = c
		}
	}
	worst.Estimate.Memory.PeakBytes = memory
	return worst, nil
}

// sources are the commands of the repository that agree most with the process.
func sources(p procs.Process, doc *facts.Document) []running.Source {
	found := []running.Source{}
	if doc == nil || len(p.Argv) == 0 {
		return found
	}
	most := 0
	for _, c := range doc.Commands {
		if c.Program != p.Program {
			continue
		}
		agree, ok := procs.Match(c.Found.Words, p.Argv[1:])
		if !ok || agree < most || agree == 0 {
			continue
		}
		if agree > most {
			most, found = agree, found[:0]
		}
		if s := (running.Source{File: c.File, Line: c.Line}); !slices.Contains(found, s) {
			found = append(found, s)
		}
	}
	return found
}

func positive(n int64) *int64 {
	if n <= 0 {
		return nil
	}
	return &n
}

// argvOf are the masked words as valid text: bytes that are none become U+FFFD.
func argvOf(c *facts.Command, first string) []string {
	var all []string
	for i, a := range c.Argv {
		text := a.Text
		if i == 0 {
			text = first
		}
		all = append(all, strings.ToValidUTF8(text, "\uFFFD"))
	}
	return all
}
