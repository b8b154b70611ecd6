package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
)

func tinyRequest() Rule {
	return Rule{
		ID: "tiny-request", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "requests so small that more copies share a node than its threads allow",
		Doc: Doc{
			What:   "A pod requests less CPU than its share of the node: the scheduler may put more copies on one node than the pool's thread budget carries.",
			Why:    "The scheduler packs by requests and looks at nothing else. With 250m on a node of 16 CPUs that are 64 copies; each counts all 16 CPUs and starts threads for them.",
			Fix:    "Request what lets no more copies on a node than its threads allow; the finding names the number. Or give ffmpeg fewer threads (see node-threads).",
			Ignore: "The copies never work at the same time: raise `allow.threads_per_cpu`.",
			Bad: `# .ffvet.yaml: pools: {enc: 16x64GiB}
resources: {requests: {cpu: 250m}}   # 20 replicas`,
			Good: `# .ffvet.yaml: pools: {enc: 16x64GiB}
resources: {requests: {cpu: "6"}}    # 20 replicas, 2 on a node`,
		},
		Check: checkTinyRequest,
	}
}

func checkTinyRequest(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, u := range d.Units {
		milli, asked := requestOf(u)
		copies, request, ok := fairRequest(d, u)
		if !ok || !asked || !startsTogether(u) || len(u.Commands) == 0 {
			continue
		}
		if fair, _ := request.MilliHi(); fair <= milli {
			continue
		}
		f := packing("tiny-request", d, u)
		f.Message = fmt.Sprintf("requests of %s CPU let up to %s copies share a node; its %s threads are enough for %s",
			bound.Milli(milli), amount(u.Copies.PerNode), amount(poolOf(d, u).ThreadBudget()), digits(copies))
		f.Help = fmt.Sprintf("request %s CPUs: then a node gets no more than %s", request, digits(copies))
		found.add(f)
	}
	found.report(report)
}

// packing returns a finding about how many copies of a unit share a node, with
// the arithmetic.
func packing(id string, d *facts.Document, u *facts.Unit) finding.Finding {
	f := aboutUnit(id, finding.Warning, u, u.Found.At)
	for _, e := range u.Found.Evidence {
		if e.Factor == "request_cpu" && !e.At.IsZero() {
			f.At = e.At
		}
	}
	f.Number = u.Copies.PerNode.Or(0)
	f.Reasons = chain(d, share{unit: u, copies: u.Copies.PerNode, value: u.Threads.Mul(u.Copies.PerNode)})
	return f
}
