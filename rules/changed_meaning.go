package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
)

func changedMeaning() Rule {
	return Rule{
		ID: "changed-meaning", Group: Upgrade, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "versions of ffmpeg take a command differently",
		Doc: Doc{
			What: "Two versions of ffmpeg both take a command and write other streams: those of today's version and of the one that `--ffmpeg` names, or, where no version is known, of any two.",
			Why: "Nothing fails and nobody looks: the output is of another input. From 7.1 on, an input of a complex graph without label takes a stream that no output uses yet, " +
				"where older versions took the first one; a label that no graph defines is bound to input 0.",
			Fix:    "Say what is meant: a label in front of each filter that reads an input (`[1:v]hflip`), and -map for each stream.",
			Ignore: "The version of ffmpeg is pinned for good; declare it under `ffmpeg.version`.",
			Bad:    `ffmpeg -i a.mp4 -i b.mp4 -filter_complex "hflip[o]" -map "[o]" -map 0:v out.mkv`,
			Good:   `ffmpeg -i a.mp4 -i b.mp4 -filter_complex "[0:v]hflip[o]" -map "[o]" -map 0:v out.mkv`,
		},
		Check: checkChanged,
	}
}

func checkChanged(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var s sites
	for _, c := range d.Commands {
		if c.Changed == "" {
			continue
		}
		f := about("changed-meaning", finding.Note, c, c.Found.Name.Span)
		f.Message = c.Changed
		f.Help = "label the inputs of the filter graph and map each stream"
		s.add(f)
	}
	s.report(report)
}
