package rules

import "github.com/ffvet/ffvet/internal/finding"

func emptyOutput() Rule {
	return Rule{
		ID: "empty-output", Group: Correctness, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "an output has no streams",
		Doc: Doc{
			What:   "No stream of any input reaches an output: all types are switched off, or nothing is mapped that the format takes.",
			Why:    "ffmpeg ends with \"Output file does not contain any stream\" and writes nothing, neither there nor to the other outputs.",
			Fix:    "Take out one of -vn, -an and -sn, or map a stream.",
			Ignore: "Never.",
			Bad:    `ffmpeg -i in.mp4 -vn -an -sn -dn out.mp4`,
			Good:   `ffmpeg -i in.mp4 -an out.mp4`,
		},
		Check: problems("empty-output", ifCertain),
	}
}
