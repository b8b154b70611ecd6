package rules

import "github.com/ffvet/ffvet/internal/finding"

func straySpecifier() Rule {
	return Rule{
		ID: "stray-specifier", Group: Correctness, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "a stream specifier has no effect on this option",
		Doc: Doc{
			What:   "An option that is for a whole file, or that names its stream type itself, carries a stream specifier.",
			Why:    "ffmpeg ignores the specifier: `-t:v 5` limits the sound too, `-vcodec:1` is for every video stream.",
			Fix:    "Remove the specifier, or use the option that takes one (`-c:v:1`).",
			Ignore: "Never.",
			Bad:    `ffmpeg -i in.mp4 -t:v 5 out.mp4`,
			Good:   `ffmpeg -i in.mp4 -t 5 out.mp4`,
		},
		Check: problems("stray-specifier", always(finding.Note)),
	}
}
