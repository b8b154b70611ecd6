package rules

import "github.com/ffvet/ffvet/internal/finding"

func unparsableFile() Rule {
	return Rule{
		ID: "unparsable-file", Group: Lint, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a file that names ffmpeg cannot be read",
		Doc: Doc{
			What:   "A file that names ffmpeg cannot be parsed. The message and the position are those of the parser of its language.",
			Why:    "What is in it was not checked. Mostly its own program cannot read it either.",
			Fix:    "Correct the syntax, or exclude the file in the configuration (`exclude:`).",
			Ignore: "Never.",
			Bad: `if [ -f in.mp4 ]; then
  ffmpeg -i in.mp4 "out.mp4
fi`,
			Good: `if [ -f in.mp4 ]; then
  ffmpeg -i in.mp4 "out.mp4"
fi`,
		},
		Check: elsewhere,
	}
}
