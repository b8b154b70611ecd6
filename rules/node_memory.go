package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
)

func nodeMemory() Rule {
	return Rule{
		ID: "node-memory", Group: Memory, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "one node of a pool can need more memory than it has",
		Doc: Doc{
			What: "The worst case of one node, all copies that the scheduler may place there times the memory of each, is over the pool's memory less `reserve.memory`, times `allow.memory` (1 if not given). A copy counts with its memory limit where that is lower.",
			Why: "Copies are placed by what they request, and without requests all of them fit on one node. When its memory is gone the kernel kills whichever process it likes, not the one that grew: " +
				"5,000 queued files were reported to take a machine of 4 CPUs and 4 GB down, several ffmpeg at a time.",
			Fix:    "Request the memory that `ffvet explain` estimates, so that the scheduler spreads the copies; then lower threads, processes in a copy, or copies.",
			Ignore: "Never: change `allow.memory` instead, so that the budget says what you accept.",
			Bad: `# .ffvet.yaml: pools: {enc: 64x32GiB*1}
spec:
  replicas: 100
  template:
    spec:
      containers:
      - {name: enc, image: encoder, command: [ffmpeg, -i, in.mp4, -c:v, libx264, out.mp4]}`,
			Good: `# .ffvet.yaml: pools: {enc: 64x32GiB*1}
spec:
  replicas: 4
  template:
    spec:
      containers:
      - {name: enc, image: encoder, command: [ffmpeg, -i, in.mp4, -c:v, libx264, out.mp4]}`,
		},
		Check: checkNodeMemory,
	}
}

func checkNodeMemory(d *facts.Document, _ Settings, report func(finding.Finding)) {
	for _, p := range pools(d) {
		if p.Memory == 0 {
			continue
		}
		numbers, _ := finite(nodeShares(d, p, sharedMemory))
		for i, s := range numbers {
			if limit := s.unit.Limits.Memory; limit != nil {
				numbers[i].value = s.value.Min(s.copies.Mul(*limit))
			}
		}
		if len(numbers) > 0 && over(sum(numbers), p.MemoryBudget()) {
			report(nodeMemoryFinding(d, p, numbers))
		}
	}
}

func sharedMemory(s facts.Share) bound.Bound { return s.Memory }

func nodeMemoryFinding(d *facts.Document, p config.Pool, numbers []share) finding.Finding {
	top, total := largest(numbers), sum(numbers)
	f := nodeFinding("node-memory", d, p, top)
	f.Message = fmt.Sprintf("up to %s of memory on one node of pool %q (budget %s)", mebibytes(total.Or(0)), p.Name, mebibytes(p.MemoryBudget().Or(0)))
	f.Number = total.Or(0)
	if c := hungriest(d, top.unit); c != nil {
		f.Reasons = append(f.Reasons, finding.Reason{
			Label: "memory", Value: bound.Of(c.Estimate.Memory.PeakBytes), Text: "bytes of one process", At: c.Found.Name.Span,
			Show: fmt.Sprintf("ffvet explain %s:%d", c.File, c.Line),
		})
		if assumed := assumedInput(c); assumed != "" {
			f.Message += ", if the input is " + assumed
		}
	}
	f.Reasons = append(f.Reasons, perNodeReason(top))
	f.Reasons = append(f.Reasons, others(numbers, top.unit)...)
	f.Help = "request the memory that a copy needs, so that the scheduler spreads them; or lower threads, processes or copies"
	return f
}
