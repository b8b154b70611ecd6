package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
)

func threadsNotEnough() Rule {
	return Rule{
		ID: "threads-not-enough", Group: Threads, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a thread limit reaches only some of the command's pools",
		Doc: Doc{
			What: "The command gives a thread limit, but pools that it does not reach stay automatic and follow the machine's CPUs.",
			Why: "A thread option belongs to the next file on the command line: before `-i` it limits the decoders of that input only, before an output the encoders and simple filter graphs of that output. " +
				"`-threads 1` written once in the wrong place was reported with 71 and with 82 threads counted. It never reaches `-filter_complex`, `-f lavfi` inputs, the pool of libx265 (as many threads as the host has CPUs, with `-threads 1` too: measured) or libsvtav1.",
			Fix:    "Repeat the limit for each pool that the finding names; `ffvet explain` shows what each option reaches. Encoders write different bytes with another number of threads; `-filter_threads` does not change the output of scalers.",
			Ignore: "The pools that stay automatic are meant to use the whole machine.",
			Bad:    `ffmpeg -threads 1 -i in.mp4 -c:v libx265 out.mp4`,
			Good:   `ffmpeg -threads 1 -i in.mp4 -threads 1 -c:v libx265 -x265-params pools=1 out.mp4`,
		},
		Check: checkThreadsNotEnough,
	}
}

func checkThreadsNotEnough(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		r := reachOf(c)
		if r.unknown || len(r.given) == 0 || spread(c) <= fewThreads {
			continue
		}
		roles := automatic(c)
		if len(roles) == 0 {
			continue
		}
		first := r.given[0]
		f := about("threads-not-enough", finding.Warning, c, first.at)
		f.Message = fmt.Sprintf("%s reaches only %s: %s %s automatic, %s", first.text, list(first.roles),
			list(roles), stay(len(roles)), threadsOf(unitOf(d, c), c))
		f.Labels = threadLabels(unitOf(d, c), c)
		f.Number = int64(c.Estimate.Threads.Peak)
		f.Reasons = termReasons(unitOf(d, c), c)
		f.Help, f.Fixes = "limit the others too: "+helpFor(roles), nil
		if p, ok := shareProposal(c, int64(machineOf(c).HostCPUs), max(2, r.largest())); ok {
			f.Help, f.Fixes = "limit the others too: "+optionsOf(p), fixOf(c, p)
		}
		found.add(f)
	}
	found.report(report)
}

func stay(n int) string {
	if n == 1 {
		return "stays"
	}
	return "stay"
}
