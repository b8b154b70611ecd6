package rules

import "github.com/ffvet/ffvet/internal/finding"

func poolOffByOne() Rule {
	return Rule{
		ID: "pool-off-by-one", Group: Processes, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "a pool of background jobs runs one more than its number says",
		Doc: Doc{
			What:   "A loop waits while more than N jobs run, and starts the next one when N are left: N + 1 run at once.",
			Why:    "The limit in the script is not the one that holds: measured, `while [ $(jobs -rp | wc -l) -gt 4 ]` lets 5 processes run. On a node that is sized for N encodes the last one takes memory and CPUs that nobody planned.",
			Fix:    "Compare with `-ge`.",
			Ignore: "One more does not matter.",
			Bad: `for f in *.mov; do
  while [ "$(jobs -rp | wc -l)" -gt 4 ]; do wait -n; done
  ffmpeg -nostdin -i "$f" "$f.mp4" &
done`,
			Good: `for f in *.mov; do
  while [ "$(jobs -rp | wc -l)" -ge 4 ]; do wait -n; done
  ffmpeg -nostdin -i "$f" "$f.mp4" &
done`,
		},
		Check: noticed("pool-off-by-one", levels{finding.Note, finding.Note}),
	}
}
