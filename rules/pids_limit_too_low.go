package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
)

func pidsLimitTooLow() Rule {
	return Rule{
		ID: "pids-limit-too-low", Group: Threads, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "a container may not start as many threads as its ffmpeg needs",
		Doc: Doc{
			What: "A container has a limit of processes (`pids_limit:`, `--pids-limit`, `TasksMax=`), and one ffmpeg in it starts more threads than that: an error if it does on any machine, else a note for a node of 16 CPUs.",
			Why: "The kernel counts threads as processes. Behind the limit it refuses the next thread, wherever ffmpeg happens to need it: in a decoder, a filter graph or an encoder. " +
				"The same container works on a machine of 4 CPUs and fails on one of 64: a 1080p transcode with libx264 has 29 threads there and 95 here (ffmpeg 7.1, measured).",
			Fix:    "Bound the threads (`-threads` before each `-i` and each output, `-filter_threads`, `-filter_complex_threads`), or raise the limit above the number that `ffvet explain` gives for the largest node.",
			Ignore: "The container only ever runs on small machines; declare them as a pool.",
			Bad: `services:
  enc:
    image: encoder
    pids_limit: 40
    command: ffmpeg -i in.mp4 -c:v libx264 out.mp4`,
			Good: `services:
  enc:
    image: encoder
    pids_limit: 200
    command: ffmpeg -i in.mp4 -c:v libx264 out.mp4`,
		},
		Check: checkPids,
	}
}

func checkPids(d *facts.Document, _ Settings, report func(finding.Finding)) {
	for _, u := range d.Units {
		limit := u.Limits.Pids
		c, threads := busiest(d, u)
		if limit == nil || c == nil || !over(bound.Of(int64(threads)), *limit) {
			continue
		}
		f := about("pids-limit-too-low", finding.Note, c, c.Found.Name.Span)
		if least, known := processLeast(c); known && over(bound.Of(least), *limit) || declared(d) && u.Limits.CPUSeen.N > 0 {
			f.Level = finding.Error
		}
		f.Message = fmt.Sprintf("a limit of %s processes is below the threads of one ffmpeg: %s", amount(*limit), threadsOf(u, c))
		f.Number = int64(threads)
		f.Labels = threadLabels(u, c)
		f.Reasons = append(termReasons(u, c), finding.Reason{Label: "pids", Value: *limit, Text: "counts threads too"})
		hi, _ := limit.Hi()
		f.Help = within(c, hi)
		report(f)
	}
}

// processLeast returns the threads of one process on a machine of one CPU;
// not known where the command or the version is assumed.
func processLeast(c *facts.Command) (int64, bool) {
	total := 0
	for _, part := range c.Estimate.Threads.Components {
		n, ok := estimate.Again(part.Model, part.Args, estimate.Machine{CPUs: 1, HostCPUs: 1})
		if !ok || part.Assumed != "" {
			return 0, false
		}
		total += n
	}
	return int64(total), c.Estimate.FFmpeg != nil
}
