package rules

import "github.com/ffvet/ffvet/internal/finding"

func autoscalerOverridesReplicas() Rule {
	return Rule{
		ID: "autoscaler-overrides-replicas", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "an autoscaler's maximum is the number that counts, not replicas",
		Doc: Doc{
			What:   "A HorizontalPodAutoscaler (or KEDA) has a larger maximum than the `replicas` of the workload that it scales.",
			Why:    "`replicas` is only where it starts. Who sizes a node by it is wrong by the ratio of the two numbers on the day when it matters; encoders keep the CPU at 100 %, which is exactly what the autoscaler waits for.",
			Fix:    "Size nodes by `maxReplicas`, or lower it; remove `replicas` from the workload.",
			Ignore: "The maximum is what the nodes are sized for.",
			Bad: `kind: HorizontalPodAutoscaler
spec: {maxReplicas: 20, scaleTargetRef: {kind: Deployment, name: enc}}
---
kind: Deployment
metadata: {name: enc}
spec: {replicas: 2}`,
			Good: `kind: HorizontalPodAutoscaler
spec: {maxReplicas: 4, scaleTargetRef: {kind: Deployment, name: enc}}`,
		},
		Check: noticed("autoscaler-overrides-replicas", levels{finding.Off, finding.Warning}),
	}
}
