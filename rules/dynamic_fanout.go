package rules

import "github.com/ffvet/ffvet/internal/finding"

func dynamicFanout() Rule {
	return Rule{
		ID: "dynamic-fanout", Group: Capacity, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "how often something runs is decided at run time",
		Doc: Doc{
			What:   "A list that is computed at run time (a matrix from JSON, `withParam`) decides how many copies run.",
			Why:    "The number is not in the repository, so nothing can be said about the sum.",
			Fix:    "Bound it (`max-parallel`, `parallelism`), or declare the most there can be under `assume.fanout`.",
			Ignore: "It is bounded outside.",
			Bad: `strategy:
  matrix: {file: "${{ fromJSON(needs.list.outputs.files) }}"}`,
			Good: `strategy:
  max-parallel: 4
  matrix: {file: "${{ fromJSON(needs.list.outputs.files) }}"}`,
		},
		Check: noticed("dynamic-fanout", levels{finding.Off, finding.Note}),
	}
}
