package rules

import "github.com/ffvet/ffvet/internal/finding"

func strayOutput() Rule {
	return Rule{
		ID: "stray-output", Group: Correctness, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a word became an output file by accident",
		Doc: Doc{
			What:   "A word that looks like the value of an option stands where ffmpeg reads the name of an output file.",
			Why:    "ffmpeg opens it as a file: the command is refused (\"Unable to find a suitable output format\"), or every stream is encoded twice. It comes from a dash that was lost (`safe 0`), or from a value for an option that takes none (`-y 1`).",
			Fix:    "Add the dash, or remove the value.",
			Ignore: "The file is really called so.",
			Bad:    `ffmpeg -f concat safe 0 -i list.txt -c copy out.mp4`,
			Good:   `ffmpeg -f concat -safe 0 -i list.txt -c copy out.mp4`,
		},
		Check: problems("stray-output", always(finding.Warning)),
	}
}
