package rules

import "github.com/ffvet/ffvet/internal/finding"

func unresolvedVariable() Rule {
	return Rule{
		ID: "unresolved-variable", Group: Capacity, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "a number depends on a variable that nothing sets",
		Doc: Doc{
			What:   "A count or a limit of a manifest is a placeholder that a later step fills in (`envsubst`, Flux).",
			Why:    "What it multiplies is unknown: no budget can hold or break.",
			Fix:    "Write the number, or declare the value under `assume.variables`.",
			Ignore: "The value is set outside and bounded there.",
			Bad: `spec:
  replicas: ${WORKERS}`,
			Good: `spec:
  replicas: 4`,
		},
		Check: noticed("unresolved-variable", levels{finding.Off, finding.Note}),
	}
}
