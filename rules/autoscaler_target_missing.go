package rules

import "github.com/ffvet/ffvet/internal/finding"

func autoscalerTargetMissing() Rule {
	return Rule{
		ID: "autoscaler-target-missing", Group: Capacity, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "an autoscaler names a workload of another namespace",
		Doc: Doc{
			What:   "An autoscaler names a kind and a name that only another namespace of the repository has. An autoscaler acts on its own namespace only.",
			Why:    "It scales nothing: the workload stays at its `replicas` while jobs wait, and the maximum that was thought through bounds nothing.",
			Fix:    "Put both into one namespace (or let one kustomization set it for both).",
			Ignore: "The workload of that namespace is deployed from another repository.",
			Bad: `kind: HorizontalPodAutoscaler
metadata: {name: enc}          # namespace default
spec: {scaleTargetRef: {kind: Deployment, name: enc}, maxReplicas: 4}   # media/enc`,
			Good: `kind: HorizontalPodAutoscaler
metadata: {name: enc, namespace: media}
spec: {scaleTargetRef: {kind: Deployment, name: enc}, maxReplicas: 4}`,
		},
		Check: noticed("autoscaler-target-missing", levels{finding.Off, finding.Note}),
	}
}
