package rules

import "github.com/ffvet/ffvet/internal/finding"

func autoscalerUnbounded() Rule {
	return Rule{
		ID: "autoscaler-unbounded", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "nothing limits what an autoscaler makes",
		Doc: Doc{
			What:   "The nodes that a unit selects come from a NodePool without `limits`, or the copies from an autoscaler whose maximum is unlimited.",
			Why:    "It makes a machine for whatever does not fit: a queue that fills up over night becomes nodes, and the bill is what notices.",
			Fix:    "Set `spec.limits` of the NodePool to what the copies request at their maximum.",
			Ignore: "Something else bounds the copies that run there.",
			Bad: `kind: NodePool
metadata: {name: enc}
spec: {template: {spec: {}}}`,
			Good: `kind: NodePool
metadata: {name: enc}
spec: {limits: {cpu: "64", memory: 256Gi}}`,
		},
		Check: noticed("autoscaler-unbounded", levels{finding.Off, finding.Warning}),
	}
}
