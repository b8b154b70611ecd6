package rules

import "github.com/ffvet/ffvet/internal/finding"

func scaledjobCustomExceedsMax() Rule {
	return Rule{
		ID: "scaledjob-custom-exceeds-max", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a ScaledJob with the strategy custom goes over its own maximum",
		Doc: Doc{
			What:   "A KEDA ScaledJob has `scalingStrategy: custom`, for which `maxReplicaCount` bounds the new jobs of one poll and not the jobs in all.",
			Why:    "With a maximum of 20, one queued job less and half of the running ones counted, up to 38 jobs run; with a running percentage of 0 there is no bound at all.",
			Fix:    "Use the strategy `default` or `accurate`, which stay below the maximum.",
			Ignore: "Never.",
			Bad: `kind: ScaledJob
spec: {maxReplicaCount: 20, scalingStrategy: {strategy: custom, customScalingRunningJobPercentage: "0.5"}}`,
			Good: `kind: ScaledJob
spec: {maxReplicaCount: 20, scalingStrategy: {strategy: accurate}}`,
		},
		Check: noticed("scaledjob-custom-exceeds-max", levels{finding.Off, finding.Warning}),
	}
}
