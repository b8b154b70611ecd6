package rules

import "github.com/ffvet/ffvet/internal/finding"

func backgroundWithoutWait() Rule {
	return Rule{
		ID: "background-without-wait", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a script ends before the commands that it started in the background",
		Doc: Doc{
			What:   "A script or an entrypoint starts commands with `&` (or `nohup`, `setsid`, `screen -dm`) and does not wait for them.",
			Why:    "Whoever started the script takes it for done: a container ends and kills them, a cron job starts the next ones on top, a pool counts none of them.",
			Fix:    "`wait` for them at the end, or run the last one in the foreground.",
			Ignore: "They are meant to outlive the script and something else counts them.",
			Bad: `for f in a b c; do
  nohup ffmpeg -i "$f.mov" "$f.mp4" &
done`,
			Good: `for f in a b c; do
  ffmpeg -nostdin -i "$f.mov" "$f.mp4" &
done
wait`,
		},
		Check: noticed("background-without-wait", levels{finding.Off, finding.Warning}),
	}
}
