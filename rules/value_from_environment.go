package rules

import "github.com/ffvet/ffvet/internal/finding"

func valueFromEnvironment() Rule {
	return Rule{
		ID: "value-from-environment", Group: Capacity, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "a number comes from the environment of whoever starts it",
		Doc: Doc{
			What:   "A count or a limit is a variable with a default: the default is used here, and the environment can replace it.",
			Why:    "The number that was checked is not the number that must hold.",
			Fix:    "Fix the value, or declare the most that it can be under `assume.variables`.",
			Ignore: "The default is what everybody uses.",
			Bad: `services:
  enc: {image: m, scale: "${WORKERS:-4}", command: ffmpeg -i a b.mp4}`,
			Good: `services:
  enc: {image: m, scale: 4, command: ffmpeg -i a b.mp4}`,
		},
		Check: noticed("value-from-environment", levels{finding.Off, finding.Note}),
	}
}
