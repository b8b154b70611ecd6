package rules

import "github.com/ffvet/ffvet/internal/finding"

func noWorkflowParallelism() Rule {
	return Rule{
		ID: "no-workflow-parallelism", Group: Processes, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "nothing limits how many pods of a workflow run at once",
		Doc: Doc{
			What:   "An Argo workflow starts several pods at once and `spec.parallelism` is not set.",
			Why:    "`parallelism` of a template bounds only the direct children of one of its instances: pods of templates below are not counted, and on a container template it is never consulted. Only `spec.parallelism` bounds the pods of a run, and nothing does by default.",
			Fix:    "Set `spec.parallelism` to how many encodes the nodes carry, or lock the template with a semaphore or mutex (`synchronization`), which also holds for all workflows together.",
			Ignore: "The pods request what they use, and the cluster is meant to be filled.",
			Bad: `kind: Workflow
spec:
  entrypoint: main
  templates:
  - name: main
    steps:
    - - {name: enc, template: enc, withParam: "{{workflow.parameters.files}}"}`,
			Good: `kind: Workflow
spec:
  parallelism: 8
  entrypoint: main
  templates:
  - name: main
    steps:
    - - {name: enc, template: enc, withParam: "{{workflow.parameters.files}}"}`,
		},
		Check: noticed("no-workflow-parallelism", levels{finding.Note, finding.Note}),
	}
}
