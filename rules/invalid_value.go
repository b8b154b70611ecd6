package rules

import "github.com/ffvet/ffvet/internal/finding"

func invalidValue() Rule {
	return Rule{
		ID: "invalid-value", Group: Correctness, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "an option has a value that it does not take",
		Doc: Doc{
			What:   "A value that is not of the option's type, or outside of its range.",
			Why:    "ffmpeg prints \"Unable to parse option value\" or \"out of range\" and exits before it writes anything.",
			Fix:    "Give a value of the kind and range that the finding names.",
			Ignore: "Never.",
			Bad:    `ffmpeg -i in.mp4 -t 5x out.mp4`,
			Good:   `ffmpeg -i in.mp4 -t 5 out.mp4`,
		},
		Check: problems("invalid-value", ifCertain),
	}
}
