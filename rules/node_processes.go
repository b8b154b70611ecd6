package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
)

func nodeProcesses() Rule {
	return Rule{
		ID: "node-processes", Group: Capacity, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "nothing bounds the processes on one node of a pool, or they go over its process limit",
		Doc: Doc{
			What: "The number of ffmpeg processes that can run on one node of a declared pool has no bound, or their threads are more than the pool's `pids`.",
			Why: "A thread counts as a process against the kernel's and the container's pids limit. At the limit the next `pthread_create` fails: ffmpeg ends with \"Resource temporarily unavailable\", and so does everything else on the node that wants to start a process. " +
				"69 ffmpeg and 1,728 ffprobe at once were reported from one library scan without a bound.",
			Fix:    "Bound the factor that the finding names: copies (`maxReplicas`, `parallelism`), workers in a copy, jobs of a launcher. Where the bound is real but stands outside of the repository, declare it under `assume`.",
			Ignore: "Never: declare what bounds it.",
			Bad: `# .ffvet.yaml: pools: {enc: 16x64GiB*4}
kind: CronJob
spec:
  schedule: "* * * * *"   # Allow, and no deadline`,
			Good: `# .ffvet.yaml: pools: {enc: 16x64GiB*4}
kind: CronJob
spec:
  schedule: "* * * * *"
  concurrencyPolicy: Forbid`,
		},
		Check: checkNodeProcesses,
	}
}

func checkNodeProcesses(d *facts.Document, _ Settings, report func(finding.Finding)) {
	for _, p := range pools(d) {
		_, rest := finite(nodeShares(d, p, sharedProcesses))
		for _, s := range rest {
			if s.value.IsInf() && !launcherReported(d, s.unit) {
				report(unboundedProcesses(d, p, s))
			}
		}
		threads, _ := finite(nodeShares(d, p, sharedThreads))
		if total := sum(threads); p.Pids > 0 && over(total, bound.Of(int64(p.Pids))) {
			report(tooManyTasks(d, p, total, largest(threads)))
		}
	}
}

// launcherReported reports whether a launcher in the unit is what nothing
// bounds: then the finding stands there.
func launcherReported(d *facts.Document, u *facts.Unit) bool {
	for _, c := range commandsOf(d, u) {
		if noticedIn(c.Found, "unbounded-background-loop") || noticedIn(c.Found, "unbounded-parallel") {
			return true
		}
	}
	return false
}

func unboundedProcesses(d *facts.Document, p config.Pool, s share) finding.Finding {
	f := nodeFinding("node-processes", d, p, s)
	f.Level = d.Settings.Policy.Unbounded
	f.Key += " " + s.unit.ID
	f.Message = fmt.Sprintf("nothing bounds how many processes of %s run on one node of pool %q", s.unit.ID, p.Name)
	f.Reasons = chain(d, s)
	f.Help = "bound the factor without a number, or declare its real bound under assume"
	return f
}

func tooManyTasks(d *facts.Document, p config.Pool, total bound.Bound, top share) finding.Finding {
	f := nodeFinding("node-processes", d, p, top)
	f.Key += " pids"
	f.Message = fmt.Sprintf("up to %s threads on one node of pool %q, and its process limit is %s: the next one fails to start", amount(total), p.Name, digits(int64(p.Pids)))
	f.Number = total.Or(0)
	f.Reasons = chain(d, top)
	f.Help = fewerThreads(d, top, remaining(bound.Of(int64(p.Pids)), total, top.value))
	return f
}
