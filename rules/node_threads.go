package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
)

func nodeThreads() Rule {
	return Rule{
		ID: "node-threads", Group: Capacity, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "one node of a pool can get more threads than its budget",
		Doc: Doc{
			What: "The worst case of one node, all copies that the scheduler may place there times the threads of each, is over the pool's budget: its CPUs times `allow.threads_per_cpu` (10 if not given).",
			Why: "Schedulers place copies by what they request, and damage follows what they do: copies that request 100m of CPU all fit on one node, and each of them starts threads for all of its CPUs. " +
				"20 copies of a command that makes 287 threads on 64 CPUs are 5,740 threads on one machine. Nothing in a single file shows it.",
			Fix: "Lower one factor, in this order: threads of a process (the help computes what the options make of it), copies on one node (requests near real use, topology spread), copies in all. " +
				"`-threads 1` everywhere is the last resort: it costs the most throughput.",
			Ignore: "Never: change `allow.threads_per_cpu` instead, so that the budget says what you accept.",
			Bad: `# .ffvet.yaml: pools: {enc: 64x256GiB*1}
spec:
  replicas: 20
  template:
    spec:
      containers:
      - {name: enc, image: encoder, command: [ffmpeg, -i, in.mp4, -c:v, libx264, out.mp4]}`,
			Good: `# .ffvet.yaml: pools: {enc: 64x256GiB*1}
spec:
  replicas: 20
  template:
    spec:
      containers:
      - {name: enc, image: encoder, command: [ffmpeg, -threads, "4", -i, in.mp4, -threads, "4", -c:v, libx264, out.mp4]}`,
		},
		Check: checkNodeThreads,
	}
}

func checkNodeThreads(d *facts.Document, _ Settings, report func(finding.Finding)) {
	for _, p := range pools(d) {
		numbers, unbounded := finite(nodeShares(d, p, sharedThreads))
		if len(numbers) > 0 && over(sum(numbers), p.ThreadBudget()) {
			report(nodeThreadsFinding(d, p, numbers, unbounded))
		}
	}
}

// nodeReported reports whether node-threads speaks of the unit's pool.
func nodeReported(d *facts.Document, u *facts.Unit) bool {
	p := poolOf(d, u)
	if p == nil {
		return false
	}
	numbers, _ := finite(nodeShares(d, *p, sharedThreads))
	return over(sum(numbers), p.ThreadBudget())
}

func nodeThreadsFinding(d *facts.Document, p config.Pool, numbers, unbounded []share) finding.Finding {
	top, total := largest(numbers), sum(numbers)
	budget := p.ThreadBudget()
	f := nodeFinding("node-threads", d, p, top)
	f.Message = fmt.Sprintf("up to %s threads on one node of pool %q (%d CPUs, budget %s)", amount(total), p.Name, p.CPUs, amount(budget))
	f.Number = total.Or(0)
	f.Reasons = append(chain(d, top), others(numbers, top.unit)...)
	f.Reasons = append(f.Reasons, others(unbounded, nil)...)
	left := remaining(budget, total, top.value)
	f.Help, f.Fixes = fewerThreads(d, top, left), fixOfCopy(d, top, left)
	return f
}

// remaining is what the budget leaves for one share once the others are in.
func remaining(budget, total, share bound.Bound) int64 {
	return budget.Or(0) - (total.Or(0) - share.Or(0))
}

// pools returns the declared pools.
func pools(d *facts.Document) []config.Pool {
	if d.Settings == nil {
		return nil
	}
	return d.Settings.Declared()
}
