package rules

import "github.com/ffvet/ffvet/internal/finding"

func unresolvedVariable() Rule {
	return Rule{
		ID: "unresolved-variable", Group: Capacity, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "a number depends on a variable that nothing sets",
		Doc: Doc{
			What:   "A count or a limit is a variable without a value or a default in the repository.",
			Why:    "What it multiplies is unknown: no budget can hold or break.",
			Fix:    "Give a default in the file (`${WORKERS:-4}`), or declare the value under `assume.variables`.",
			Ignore: "The value is set outside and bounded there.",
			Bad: `services:
  enc: {image: m, scale: "${WORKERS}", command: ffmpeg -i a b.mp4}`,
			Good: `services:
  enc: {image: m, scale: "${WORKERS:-4}", command: ffmpeg -i a b.mp4}`,
		},
		Check: noticed("unresolved-variable", levels{finding.Off, finding.Note}),
	}
}
