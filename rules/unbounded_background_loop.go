package rules

import "github.com/ffvet/ffvet/internal/finding"

func unboundedBackgroundLoop() Rule {
	return Rule{
		ID: "unbounded-background-loop", Group: Processes, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a loop starts ffmpeg in the background and nothing limits how many run at once",
		Doc: Doc{
			What: "A loop over files or lines starts a command with `&` and has no `wait` inside: all items run at once.",
			Why: "A `wait` behind the loop waits for all of them, it does not limit them (measured). A queue of 5,000 files that started this way was reported: processors first, then memory, then the whole machine of 4 cores and 4 GB was gone. " +
				"Each process also sizes its threads by all CPUs.",
			Fix: "In bash 4.3 or newer keep a pool: count the jobs, `wait -n` when there are enough, and collect the exit statuses. In sh use `xargs -P N -n 1`. " +
				"`jobs -rp | wc -l` compared with `-ge N` before the start gives N at once; with `-gt N` it gives N + 1.",
			Ignore: "The number of items is small and known, though not to ffvet.",
			Bad: `for f in *.mov; do
  ffmpeg -nostdin -i "$f" "${f%.mov}.mp4" &
done
wait`,
			Good: `for f in *.mov; do
  while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n; done
  ffmpeg -nostdin -threads 4 -i "$f" -threads 4 "${f%.mov}.mp4" &
done
wait`,
		},
		Check: unbounded("unbounded-background-loop",
			"nothing bounds how many run at once: the loop starts one process an item and does not wait",
			"keep a pool: `while [ \"$(jobs -rp | wc -l)\" -ge N ]; do wait -n; done` before the start (bash 4.3), or `xargs -P N -n 1` in sh"),
	}
}
