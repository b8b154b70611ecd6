package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
)

func sharedNode() Rule {
	return Rule{
		ID: "shared-node", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "nothing keeps the copies of a workload off one node",
		Doc: Doc{
			What:   "A workload of several copies requests no CPU and has neither a spread over hosts nor an anti-affinity with itself, and more of its copies may share a node than the pool's thread budget carries.",
			Why:    "Pods without requests fit anywhere: after the next drain all of them can be on one node, up to the 110 pods that a kubelet takes, and each starts threads for all CPUs of that node.",
			Fix:    "Request CPUs (the finding names how many), or spread the copies with `topologySpreadConstraints` and `DoNotSchedule`.",
			Ignore: "The cluster adds requests at admission: put the LimitRange into the repository.",
			Bad: `# .ffvet.yaml: pools: {enc: 16x64GiB*4}
spec: {replicas: 20, template: {spec: {containers: [{image: enc}]}}}`,
			Good: `# .ffvet.yaml: pools: {enc: 16x64GiB*4}
spec: {replicas: 20, template: {spec: {containers: [{image: enc, resources: {requests: {cpu: "6"}}}]}}}`,
		},
		Check: checkSharedNode,
	}
}

func checkSharedNode(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, u := range d.Units {
		place := u.Found.Place
		copies, request, ok := fairRequest(d, u)
		if _, asked := requestOf(u); !ok || asked || place.OnePerNode || place.SpreadSkew != nil || !startsTogether(u) || len(u.Commands) == 0 {
			continue
		}
		f := packing("shared-node", d, u)
		f.Message = fmt.Sprintf("nothing keeps the copies apart: up to %s share one node, whose %s threads are enough for %s",
			amount(u.Copies.PerNode), amount(poolOf(d, u).ThreadBudget()), digits(copies))
		f.Help = fmt.Sprintf("request %s CPUs, so that a node gets no more than %s, or spread the copies over hosts with DoNotSchedule", request, digits(copies))
		found.add(f)
	}
	found.report(report)
}
