package rules

import "github.com/ffvet/ffvet/internal/finding"

func vpaChangesLimits() Rule {
	return Rule{
		ID: "vpa-changes-limits", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a VerticalPodAutoscaler changes the limits that the manifest sets",
		Doc: Doc{
			What:   "A VerticalPodAutoscaler without `maxAllowed` acts on the container.",
			Why:    "It scales the limit in proportion to the request that it recommends: the quota in the file is not the one that holds, and has no bound.",
			Fix:    "Set `maxAllowed`, or `controlledValues: RequestsOnly`.",
			Ignore: "The limits in the file are only a start.",
			Bad: `kind: VerticalPodAutoscaler
spec: {targetRef: {kind: Deployment, name: enc}}`,
			Good: `kind: VerticalPodAutoscaler
spec:
  targetRef: {kind: Deployment, name: enc}
  resourcePolicy: {containerPolicies: [{containerName: "*", maxAllowed: {cpu: "4"}}]}`,
		},
		Check: noticed("vpa-changes-limits", levels{finding.Off, finding.Warning}),
	}
}
