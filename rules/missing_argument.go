package rules

import "github.com/ffvet/ffvet/internal/finding"

func missingArgument() Rule {
	return Rule{
		ID: "missing-argument", Group: Correctness, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "an option lacks its value",
		Doc: Doc{
			What:   "The last word of the command is an option that needs a value.",
			Why:    "ffmpeg prints \"Missing argument for option\" and exits with status 1. Often a variable is empty, or a line ends without its continuation mark.",
			Fix:    "Add the value, or the `\\` at the end of the line.",
			Ignore: "Never.",
			Bad:    `ffmpeg -i in.mp4 out.mp4 -c:v`,
			Good:   `ffmpeg -i in.mp4 -c:v libx264 out.mp4`,
		},
		Check: problems("missing-argument", ifCertain),
	}
}
