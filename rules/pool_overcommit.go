package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
)

func poolOvercommit() Rule {
	return Rule{
		ID: "pool-overcommit", Group: Capacity, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "the CPU limits of what may share a node are more than the node has",
		Doc: Doc{
			What: "The CPU limits of all copies that the scheduler may place on one node add up to more than the node's CPUs times `allow.cpu_limits`. Without a declared `allow.cpu_limits` the condition is known (in the facts) and not reported.",
			Why: "The scheduler packs by requests and never looks at limits. 64 copies that request 250m and have a limit of 4 fit on a node of 16 CPUs: 256 CPUs are promised. " +
				"As long as the copies wait for their input nobody notices; when all encode at once each gets a sixteenth of what it was given.",
			Fix:    "Bring requests near real use, or lower the limits; ffmpeg does not see either (see quota-not-seen), so give it thread options to match.",
			Ignore: "Copies never work at the same time: raise `allow.cpu_limits` to what you accept.",
			Bad: `# .ffvet.yaml: pools: {enc: {cpus: 16, memory: 64GiB, nodes: 1, allow: {cpu_limits: 1.5}}}
resources:
  requests: {cpu: 250m}
  limits: {cpu: "4"}   # 20 replicas`,
			Good: `# .ffvet.yaml: pools: {enc: {cpus: 16, memory: 64GiB, nodes: 1, allow: {cpu_limits: 1.5}}}
resources:
  requests: {cpu: "3"}
  limits: {cpu: "4"}   # 20 replicas: at most 5 on a node`,
		},
		Check: checkOvercommit,
	}
}

func checkOvercommit(d *facts.Document, _ Settings, report func(finding.Finding)) {
	for _, p := range pools(d) {
		var limits []share
		for _, s := range nodeShares(d, p, func(s facts.Share) bound.Bound { return s.Copies }) {
			if quota := s.unit.Limits.CPUQuota; quota != nil {
				limits = append(limits, share{unit: s.unit, copies: s.value, value: s.value.Mul(*quota)})
			}
		}
		allowed := bound.Of(1)
		if p.Allow.CPULimits != nil {
			allowed = *p.Allow.CPULimits
		}
		ceiling := bound.Of(int64(p.CPUs)).Mul(allowed)
		if total := sum(limits); over(total, ceiling) {
			report(overcommitFinding(d, p, total, ceiling, limits))
		}
	}
}

func overcommitFinding(d *facts.Document, p config.Pool, total, ceiling bound.Bound, limits []share) finding.Finding {
	top := largest(limits)
	f := nodeFinding("pool-overcommit", d, p, top)
	if p.Allow.CPULimits == nil {
		f.Level = finding.Off
	}
	if at := top.unit.Found.Limits.QuotaAt; !at.IsZero() {
		f.At = at
	}
	f.Message = fmt.Sprintf("CPU limits of up to %s CPUs on one node of pool %q, which allows %s", amount(total), p.Name, amount(ceiling))
	f.Number = total.Or(0)
	f.Reasons = []finding.Reason{{Label: "cpu limit", Value: *top.unit.Limits.CPUQuota, Text: "of one copy", At: top.unit.Found.Limits.QuotaAt}}
	f.Reasons = append(f.Reasons, perNodeReason(share{unit: top.unit, copies: top.copies}))
	f.Reasons = append(f.Reasons, others(limits, top.unit)...)
	f.Help = "bring requests near real use, so that fewer copies share a node, or lower the limits"
	return f
}
