package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
)

func threadsOverLimit() Rule {
	return Rule{
		ID: "threads-over-limit", Group: Threads, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "one ffmpeg can have more threads than the configuration allows any",
		Doc: Doc{
			What: "A command makes more threads in one process than the option `threads` of this rule allows (`lint: {rules: {threads-over-limit: {threads: 64}}}`). Without the option nothing is reported. While the CPUs are not known, a node of 16 is meant.",
			Why:  "A command without thread options grows with the machine: a 1080p transcode with libx264 has 29 threads on 4 CPUs and 95 on 64 (ffmpeg 7.1, measured). The limits of a role are role-budget's; this one is for every command of the repository.",
			Fix:  "Give each pool a number: `-threads` before every `-i` and before every output, `-filter_threads`, `-filter_complex_threads`; `ffvet explain` shows what each reaches.",

			Ignore: "Never: change the limit instead.",
			Bad: `# .ffvet.yaml: lint: {rules: {threads-over-limit: {threads: 30}}}
ffmpeg -i in.mp4 -c:v libx264 out.mp4`,
			Good: `# .ffvet.yaml: lint: {rules: {threads-over-limit: {threads: 30}}}
ffmpeg -threads 2 -i in.mp4 -threads 2 -c:v libx264 out.mp4`,
		},
		Check: checkThreadsOverLimit,
	}
}

func checkThreadsOverLimit(d *facts.Document, s Settings, report func(finding.Finding)) {
	limit := s.Option("threads", 0)
	if limit <= 0 {
		return
	}
	var found sites
	for _, c := range d.Commands {
		u := unitOf(d, c)
		threads := c.Estimate.Threads.ByCPUs[usualCPUs]
		if u.Limits.CPUSeen.N > 0 {
			threads = c.Estimate.Threads.Peak
		}
		if float64(threads) <= limit {
			continue
		}
		f := about("threads-over-limit", finding.Error, c, c.Found.Name.Span)
		f.Message = fmt.Sprintf("%s in one process, %s allowed", threadsOf(u, c), digits(int64(limit)))
		f.Number = int64(threads)
		f.Labels = threadLabels(u, c)
		f.Reasons = termReasons(u, c)
		f.Help = within(c, int64(limit))
		found.add(f)
	}
	found.report(report)
}
