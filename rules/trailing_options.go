package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/ffmpeg"
)

func trailingOptions() Rule {
	return Rule{
		ID: "trailing-options", Group: Correctness, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "options behind the last output reach nothing",
		Doc: Doc{
			What: "Options stand behind the last output file. A thread option there is an error, because somebody believes in a limit that does not exist.",
			Why: "Every option is for the next file on the command line. Behind the last output there is none: ffmpeg prints one line (\"Trailing option(s) found in the command: may be ignored.\") and goes on without them. " +
				"`ffmpeg -i in out.mp4 -threads 2` has as many threads as without it: measured.",
			Fix:    "Move the options in front of the file that they are for: input options before `-i`, output options before the output.",
			Ignore: "Never.",
			Bad:    `ffmpeg -i in.mp4 -c:v libx264 out.mp4 -threads 2`,
			Good:   `ffmpeg -i in.mp4 -threads 2 -c:v libx264 out.mp4`,
		},
		Check: checkTrailing,
	}
}

func checkTrailing(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		inv := c.Invocation
		if inv == nil || hidesOptions(inv) || len(inv.Outputs) == 0 || len(inv.Trailing) == 0 {
			continue
		}
		found.add(trailingFinding(d, c, inv.Trailing))
	}
	found.report(report)
}

func trailingFinding(d *facts.Document, c *facts.Command, trailing []ffmpeg.Option) finding.Finding {
	at, level, effect := trailing[0], finding.Warning, "without effect"
	var names []string
	for _, o := range trailing {
		names = append(names, "-"+o.As)
		if threadOption(o) && level < finding.Error {
			at, level, effect = o, finding.Error, "limits nothing: "+threadsOf(unitOf(d, c), c)
		}
	}
	f := about("trailing-options", level, c, at.Flag.Span)
	f.Message = fmt.Sprintf("%s behind the last output: %s", list(names), effect)
	f.Help = "move it in front of the file that it is for"
	return f
}

func threadOption(o ffmpeg.Option) bool {
	switch o.Name {
	case "threads", "filter_threads", "filter_complex_threads":
		return true
	}
	return false
}
