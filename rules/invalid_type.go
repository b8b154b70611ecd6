package rules

import "github.com/ffvet/ffvet/internal/finding"

func invalidType() Rule {
	return Rule{
		ID: "invalid-type", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a number or text has the wrong type for its system",
		Doc: Doc{
			What:   "A field of a manifest has a value of a type that the system refuses, such as a quoted number of replicas.",
			Why:    "Kubernetes refuses the whole object (a quoted `replicas: \"3\"` is not a number), and what ran before goes on.",
			Fix:    "Remove the quotes, or add them.",
			Ignore: "Never.",
			Bad: `spec:
  replicas: "3"`,
			Good: `spec:
  replicas: 3`,
		},
		Check: noticed("invalid-type", levels{finding.Off, finding.Warning}),
	}
}
