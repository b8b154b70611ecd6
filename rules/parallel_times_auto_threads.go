package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

func parallelTimesAutoThreads() Rule {
	return Rule{
		ID: "parallel-times-auto-threads", Group: Threads, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "several ffmpeg run at once, and each takes all CPUs",
		Doc: Doc{
			What: "A launcher (`xargs -P`, GNU parallel, `&` in a loop) runs several encodes at once, and none of them has a thread limit.",
			Why: "Each process counts all CPUs and believes that it is alone: N jobs times automatic threads. One encode a core makes about N² threads; " +
				"that was reported with a load average of more than four times the cores, and with jobs that timed out. " +
				"One encoder with many threads and many encoders with few do the same work, but not both at once.",
			Fix:    "Divide the CPUs by the jobs and give each command that many threads: on 16 CPUs `xargs -P 4` goes with `-threads 4` before `-i` and before the output. Encoders write different bytes with another number of threads.",
			Ignore: "The machine has nothing else to do, and memory for all of them.",
			Bad:    `ls *.mov | xargs -P 8 -I{} ffmpeg -nostdin -i {} -c:v libx264 {}.mp4`,
			Good:   `ls *.mov | xargs -P 8 -I{} ffmpeg -nostdin -threads 2 -i {} -threads 2 -c:v libx264 {}.mp4`,
		},
		Check: checkParallel,
	}
}

func checkParallel(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if len(encoders(c)) == 0 || !byItself(c) || !launched(c.Found) {
			continue
		}
		u := unitOf(d, c)
		f := about("parallel-times-auto-threads", finding.Warning, c, c.Found.Name.Span)
		f.Message = fmt.Sprintf("%s processes at once, and each takes all CPUs: %s a process", amount(c.Found.Procs), threadsOf(u, c))
		f.Labels = threadLabels(u, c)
		f.Number = c.Found.Procs.Mul(bound.Of(int64(c.Estimate.Threads.Peak))).Or(0)
		f.Reasons = append(evidence(c.Found.Evidence, "procs"), termReasons(u, c)...)
		options, fixes := shareOf(c, usualNode, max(2, usualNode/max(1, c.Found.Procs.Or(usualNode))))
		f.Help, f.Fixes = "divide the CPUs by the jobs: "+options+" on 16 CPUs", fixes
		found.add(f)
	}
	found.report(report)
}

// launched reports whether a launcher runs a known number of the command at
// once. What has no bound at all is another rule's.
func launched(c *unit.Command) bool {
	n, ok := c.Procs.Hi()
	return ok && n > 1 && !noticedIn(c, "unbounded-background-loop") && !noticedIn(c, "unbounded-parallel")
}

func noticedIn(c *unit.Command, id string) bool {
	for _, diag := range c.Diags {
		if diag.Rule == id {
			return true
		}
	}
	return false
}
