package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
)

func poolAmbiguous() Rule {
	return Rule{
		ID: "pool-ambiguous", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "two declared pools take the same unit equally well",
		Doc: Doc{
			What:   "Two pools of the configuration match a unit, and neither match is more specific: the first one counts. There is one finding for all units.",
			Why:    "What a node must carry is then computed for the wrong one: the same 20 copies are 5 on each of four small nodes or 20 on one large one.",
			Fix:    "Give one of the pools another label or a longer path; a pool without `match` takes what no other pool does, but only one such pool can.",
			Ignore: "Both pools have the same machines.",
			Bad: `# .ffvet.yaml: pools: {a: 16x64GiB, b: 4x8GiB}
ffmpeg -nostdin -y -i in.mov out.mp4`,
			Good: `# .ffvet.yaml: pools: {a: 16x64GiB, b: {cpus: 4, memory: 8GiB, match: {paths: ["b/**"]}}}
ffmpeg -nostdin -y -i in.mov out.mp4`,
		},
		Check: checkAmbiguous,
	}
}

// checkAmbiguous reports the first unit that two pools take, with a count.
func checkAmbiguous(d *facts.Document, _ Settings, report func(finding.Finding)) {
	const id = "pool-ambiguous"
	var first *finding.Finding
	for _, u := range d.Units {
		for _, diag := range u.Found.Diags {
			if diag.Rule != id {
				continue
			}
			if first == nil {
				f := fromDiag(aboutUnit(id, finding.Warning, u, diag.At), diag)
				f.Key, f.Help = id, "make the match of one pool more specific"
				first = &f
				continue
			}
			first.Units = union(first.Units, []int{u.Index})
		}
	}
	if first == nil {
		return
	}
	if n := len(first.Units); n > 1 {
		first.Message += fmt.Sprintf(" (and %d more)", n-1)
	}
	report(*first)
}
