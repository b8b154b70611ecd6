package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

func discardedLog() Rule {
	return Rule{
		ID: "discarded-log", Group: Observability, Level: finding.Note, Stage: Pedantic, Since: "0.1",
		Summary: "ffmpeg's error messages are thrown away",
		Doc: Doc{
			What:   "With `--pedantic`: the standard error of ffmpeg goes to `/dev/null`, or `-loglevel` is `quiet` or `panic`.",
			Why:    "The exit status says that something failed, only the log says what: the option that a new version refuses, the input that is no video, the full disk. Thrown away, each failure has to be made again by hand.",
			Fix:    "`-hide_banner -loglevel error -nostats` is silent while all goes well and says one line when it does not.",
			Ignore: "A failure is expected and means nothing.",
			Bad:    `ffmpeg -i in.mp4 out.mp4 2>/dev/null`,
			Good:   `ffmpeg -hide_banner -loglevel error -i in.mp4 out.mp4`,
		},
		Check: checkDiscarded,
	}
}

func checkDiscarded(d *facts.Document, s Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Program != "ffmpeg" || c.Invocation == nil || c.Invocation.Exits {
			continue
		}
		at, discarded := silenced(c)
		if !discarded {
			continue
		}
		f := about("discarded-log", pedantic(s), c, at)
		f.Message = "ffmpeg's messages are thrown away: after a failure nobody knows why"
		f.Help = "-hide_banner -loglevel error -nostats writes only what went wrong"
		found.add(f)
	}
	found.report(report)
}

// silenced returns what keeps a command from saying why it failed.
func silenced(c *facts.Command) (at source.Span, ok bool) {
	o, given := c.Invocation.LastGlobal("loglevel")
	if level, known := o.Value.Literal(); given && known && (level == "quiet" || level == "panic" || level == "-8" || level == "0") {
		return withValue(c, o.Flag.Span), true
	}
	return c.Found.Name.Span, c.Found.Streams.Stderr == unit.Null
}
