package rules

import "github.com/ffvet/ffvet/internal/finding"

func unschedulableCopies() Rule {
	return Rule{
		ID: "unschedulable-copies", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "one copy asks for more than a node of its pool has",
		Doc: Doc{
			What:   "The requests of all containers of one copy are more CPUs or memory than a node of its pool offers to pods: the machine less `reserve`.",
			Why:    "The scheduler never places such a pod: the queue grows while every dashboard of the nodes looks idle.",
			Fix:    "Lower the requests to what a node offers, or run it on larger nodes.",
			Ignore: "The pool is declared smaller than it is.",
			Bad: `# .ffvet.yaml: pools: {enc: 16x64GiB}
resources: {requests: {cpu: "20"}}`,
			Good: `# .ffvet.yaml: pools: {enc: 16x64GiB}
resources: {requests: {cpu: "14"}}`,
		},
		Check: noticed("unschedulable-copies", levels{finding.Off, finding.Warning}),
	}
}
