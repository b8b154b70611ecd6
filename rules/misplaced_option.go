package rules

import "github.com/ffvet/ffvet/internal/finding"

func misplacedOption() Rule {
	return Rule{
		ID: "misplaced-option", Group: Correctness, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "an option stands before the wrong file",
		Doc: Doc{
			What:   "An option that is only for inputs stands before an output, or the reverse; or it stands where it is accepted and does nothing.",
			Why:    "Every option is for the next file on the command line. ffmpeg refuses some in the wrong place (\"cannot be applied to …\"), and takes others without effect: a limit in the wrong place is a limit that its author believes in. `-threads 1` before `-i` was reported with one thread a core in the encoder.",
			Fix:    "Move the option in front of the file that it is for: input options before `-i`, output options before the output.",
			Ignore: "Never.",
			Bad:    `ffmpeg -i in.mp4 -re out.mp4`,
			Good:   `ffmpeg -re -i in.mp4 out.mp4`,
		},
		Check: problems("misplaced-option", refusal),
	}
}
