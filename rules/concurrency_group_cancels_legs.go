package rules

import "github.com/ffvet/ffvet/internal/finding"

func concurrencyGroupCancelsLegs() Rule {
	return Rule{
		ID: "concurrency-group-cancels-legs", Group: Capacity, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "legs of a matrix share a concurrency group, and most of them are cancelled",
		Doc: Doc{
			What:   "All legs of a matrix of GitHub Actions have the same `concurrency.group`.",
			Why:    "GitHub runs one job of a group and lets one wait; a third one cancels the one that waits (with `cancel-in-progress` also the one that runs). Of 12 legs 2 are sure to run, the others never encode anything.",
			Fix:    "Name the leg in the group (`enc-${{ matrix.codec }}`) and limit the legs with `max-parallel`, or keep all with `queue: max`.",
			Ignore: "Only the newest leg matters.",
			Bad: `jobs:
  enc:
    concurrency: {group: enc}
    strategy: {matrix: {n: [1, 2, 3, 4]}}`,
			Good: `jobs:
  enc:
    strategy: {max-parallel: 1, matrix: {n: [1, 2, 3, 4]}}`,
		},
		Check: noticed("concurrency-group-cancels-legs", levels{finding.Note, finding.Warning}),
	}
}
