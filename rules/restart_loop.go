package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
)

func restartLoop() Rule {
	return Rule{
		ID: "restart-loop", Group: Processes, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "an endless loop starts ffmpeg again as soon as it ends, without a pause",
		Doc: Doc{
			What: "The body of `while true` is one ffmpeg, and nothing in it pauses.",
			Why: "An ffmpeg that cannot open its input or its output ends at once. The loop then starts processes as fast as the machine can, " +
				"each of which connects to the server that just refused it; and the log grows by a banner for each of them.",
			Fix:    "`sleep` a few seconds in each round, longer after each failure; or leave it to a supervisor that does (systemd with `RestartSec=`, a container's restart policy).",
			Ignore: "Never: a pause costs nothing.",
			Bad: `while true; do
  ffmpeg -nostdin -re -i in.mp4 -c copy -f flv rtmp://example.com/live/a
done`,
			Good: `while true; do
  ffmpeg -nostdin -re -i in.mp4 -c copy -f flv rtmp://example.com/live/a
  sleep 5
done`,
		},
		Check: checkRestart,
	}
}

func checkRestart(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		for _, diag := range c.Found.Diags {
			if diag.Rule == "restart-loop" {
				f := about(diag.Rule, finding.Warning, c, diag.At)
				f.Message, f.Help = diag.Message, "sleep a few seconds in each round, longer after each failure"
				found.add(f)
			}
		}
	}
	found.report(report)
}
