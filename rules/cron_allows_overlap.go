package rules

import "github.com/ffvet/ffvet/internal/finding"

func cronAllowsOverlap() Rule {
	return Rule{
		ID: "cron-allows-overlap", Group: Processes, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a scheduled job may start while the last run is still going, without limit",
		Doc: Doc{
			What:   "A CronJob (or another schedule) allows overlapping runs and nothing bounds how long one run takes.",
			Why:    "`concurrencyPolicy: Allow` is the default. A run that takes longer than the period meets the next one, both get slower, and the third arrives: the number of runs at once is the duration divided by the period, and without a deadline it has no bound.",
			Fix:    "Set `concurrencyPolicy: Forbid` (CronJob and Argo's CronWorkflow), or bound the run with `activeDeadlineSeconds`. In GitHub Actions give the workflow a `concurrency` group, or the job `timeout-minutes` below the period. In a crontab use `flock -n`.",
			Ignore: "Runs are known to be far shorter than the period.",
			Bad: `kind: CronJob
spec:
  schedule: "*/5 * * * *"`,
			Good: `kind: CronJob
spec:
  schedule: "*/5 * * * *"
  concurrencyPolicy: Forbid`,
		},
		Check: noticed("cron-allows-overlap", levels{finding.Warning, finding.Warning}),
	}
}
