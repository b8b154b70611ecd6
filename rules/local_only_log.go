package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/unit"
)

func localOnlyLog() Rule {
	return Rule{
		ID: "local-only-log", Group: Observability, Level: finding.Note, Stage: Pedantic, Since: "0.1",
		Summary: "ffmpeg's log stays in a file inside a container",
		Doc: Doc{
			What:   "With `--pedantic`: ffmpeg runs in a container and its standard error goes to a file.",
			Why:    "A log collector reads what a container prints. A file in the container's own layer is seen by nobody, goes with the container (with the one that failed first of all), and grows until the disk of the node is full.",
			Fix:    "Let it print: `-hide_banner -loglevel warning -nostats`; with `2> >(tee log >&2)` it goes both ways.",
			Ignore: "The file is on a volume that something collects.",
			Bad:    `CMD ffmpeg -i in.mp4 out.mp4 2>encode.log`,
			Good:   `CMD ffmpeg -loglevel warning -nostats -i in.mp4 out.mp4`,
		},
		Check: checkLocalLog,
	}
}

func checkLocalLog(d *facts.Document, s Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Program != "ffmpeg" || c.Found.Use == unit.UseBuild || c.Found.Streams.Stderr != unit.FileInput || !contained(unitOf(d, c)) {
			continue
		}
		f := about("local-only-log", pedantic(s), c, c.Found.Name.Span)
		f.Message = "the log stays in a file inside the container: no collector sees it, and it goes with the container"
		f.Help = "let ffmpeg print to standard error: -hide_banner -loglevel warning -nostats"
		found.add(f)
	}
	found.report(report)
}

// contained reports whether the unit is a container, or the image of one.
func contained(u *facts.Unit) bool {
	return u.Found.Spec != nil || u.Found.Image.Ref != "" || u.Found.Image.Build != nil
}
