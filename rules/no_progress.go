package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/unit"
)

func noProgress() Rule {
	return Rule{
		ID: "no-progress", Group: Observability, Level: finding.Note, Stage: Pedantic, Since: "0.1",
		Summary: "nobody can tell a slow encode from one that hangs",
		Doc: Doc{
			What:   "With `--pedantic`: a command that nobody watches (a container, cron, CI) encodes video without `-progress`.",
			Why:    "The status line of ffmpeg is made for a terminal: it ends in a carriage return, so that a log collector sees one endless line or none. Without numbers a hang looks like work, and nobody sees that a live encode falls behind (`speed=` below 1).",
			Fix:    "`-nostats -progress pipe:1` or `-progress unix:…`/`http://…` writes key=value lines; let the supervisor alarm when `out_time` stands still.",
			Ignore: "The job is short and has a time limit.",
			Bad:    `CMD ["ffmpeg", "-i", "in.mp4", "-c:v", "libx264", "out.mp4"]`,
			Good:   `CMD ["ffmpeg", "-progress", "pipe:1", "-nostats", "-i", "in.mp4", "-c:v", "libx264", "out.mp4"]`,
		},
		Check: checkProgress,
	}
}

func checkProgress(d *facts.Document, s Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Program != "ffmpeg" || !c.Found.Unattended || c.Found.Use == unit.UseBuild || videos(c) == 0 || hidesOptions(c.Invocation) {
			continue
		}
		if _, given := c.Invocation.LastGlobal("progress"); given {
			continue
		}
		f := about("no-progress", pedantic(s), c, c.Found.Name.Span)
		f.Message = "nobody watches this encode and it reports no progress: a hang looks like work"
		f.Help = "-nostats -progress pipe:1 writes lines that a supervisor can read"
		found.add(f)
	}
	found.report(report)
}

// pedantic is the level of what only the pedantic profile shows.
func pedantic(s Settings) finding.Level {
	if s.Pedantic {
		return finding.Note
	}
	return finding.Off
}
