package rules

import "github.com/ffvet/ffvet/internal/finding"

func noInput() Rule {
	return Rule{
		ID: "no-input", Group: Correctness, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "a command names no input",
		Doc: Doc{
			What:   "The command has an output and no input, and its output needs streams.",
			Why:    "ffmpeg prints \"Output file does not contain any stream\" or maps a file that is not there, and exits.",
			Fix:    "Add `-i`; generated pictures and sound need `-f lavfi -i`.",
			Ignore: "Never.",
			Bad:    `ffmpeg -c:v libx264 out.mp4`,
			Good:   `ffmpeg -f lavfi -i testsrc -t 5 -c:v libx264 out.mp4`,
		},
		Check: problems("no-input", ifCertain),
	}
}
