package rules

import "github.com/ffvet/ffvet/internal/finding"

func autoscalerDefaultMax() Rule {
	return Rule{
		ID: "autoscaler-default-max", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "an autoscaler without a maximum of its own takes the system's, often 100",
		Doc: Doc{
			What:   "A KEDA ScaledObject or ScaledJob has no `maxReplicaCount`.",
			Why:    "The default is 100: a hundred copies, each with the threads of a whole node.",
			Fix:    "Set `maxReplicaCount` to what the nodes can carry.",
			Ignore: "100 is meant.",
			Bad: `kind: ScaledObject
spec: {scaleTargetRef: {name: enc}}`,
			Good: `kind: ScaledObject
spec: {scaleTargetRef: {name: enc}, maxReplicaCount: 4}`,
		},
		Check: noticed("autoscaler-default-max", levels{finding.Off, finding.Warning}),
	}
}
