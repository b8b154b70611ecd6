package rules

import "github.com/ffvet/ffvet/internal/finding"

func dynamicFanOut() Rule {
	return Rule{
		ID: "dynamic-fanout", Group: Capacity, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "only a run tells how many copies start",
		Doc: Doc{
			What:   "A loop or a matrix takes its items from a parameter, an output or a result: `fromJSON(…)`, `withParam`, a result of another task.",
			Why:    "The file does not say how many ffmpeg run at once, and sums over it are not known.",
			Fix:    "Cap it: `max-parallel`, `spec.parallelism`, a semaphore. Or declare the most that there can be (`assume.fanout`).",
			Ignore: "What makes the list bounds it.",
			Bad: `kind: Workflow
spec:
  templates:
  - name: main
    steps:
    - - {name: enc, template: enc, withParam: "{{workflow.parameters.files}}"}`,
			Good: `kind: Workflow
spec:
  templates:
  - name: main
    steps:
    - - {name: enc, template: enc, withItems: [a, b, c]}`,
		},
		Check: noticed("dynamic-fanout", levels{finding.Off, finding.Note}),
	}
}
