package rules

import (
	"fmt"
	"slices"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/source"
)

func poolUnmatched() Rule {
	return Rule{
		ID: "pool-unmatched", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "nothing in the repository runs on a declared pool",
		Doc: Doc{
			What: "The configuration declares a pool with a `match`, and no unit that starts ffmpeg fits it. It is said only where the whole folder was looked through. " +
				"Or pools are declared and none takes a unit: one finding for all of them, at the level of `policy.pool_missing` (note).",
			Why:    "A pool that nothing matches checks nothing: the budget looks as if it held, and a label with a typo lets 20 copies run beside it.",
			Fix:    "Correct the match (`ffvet facts` shows the labels, paths and names of every unit), or take the pool out. A sole pool needs no match: it takes everything.",
			Ignore: "The configuration is shared by several repositories.",
			Bad: `# .ffvet.yaml: pools: {enc: {cpus: 16, memory: 64GiB, match: {labels: {pool: ecn}}}}
ffmpeg -nostdin -y -i in.mov out.mp4`,
			Good: `# .ffvet.yaml: pools: {enc: {cpus: 16, memory: 64GiB}}
ffmpeg -nostdin -y -i in.mov out.mp4`,
		},
		Check: func(d *facts.Document, _ Settings, report func(finding.Finding)) {
			misspelt := false
			for _, p := range pools(d) {
				if d.Whole && p.HasMatch && slices.Contains(d.UnusedPools, p.Name) {
					report(unmatched("pool-unmatched", "pool", p.Name, p.At))
					misspelt = true
				}
			}
			if d.Whole && !misspelt { // else the cause is known
				withoutPool(d, report)
			}
		},
	}
}

func roleUnmatched() Rule {
	return Rule{
		ID: "role-unmatched", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "nothing in the repository belongs to a declared role",
		Doc: Doc{
			What:   "The configuration declares a role group with a `match`, and no unit that starts ffmpeg fits it. It is said only where the whole folder was looked through.",
			Why:    "The limits of a role that nothing matches are never held against anything: a misspelt namespace turns a budget off without a word.",
			Fix:    "Correct the match (`ffvet facts` shows kind, namespace, name and labels of every unit), or take the role out.",
			Ignore: "The configuration is shared by several repositories.",
			Bad: `# .ffvet.yaml: roles: {vod: {match: {namespaces: [vdo]}, limits: {copies_total: 4}}}
ffmpeg -nostdin -y -i in.mov out.mp4`,
			Good: `# .ffvet.yaml: roles: {vod: {match: {paths: ["*.sh"]}, limits: {copies_total: 4}}}
ffmpeg -nostdin -y -i in.mov out.mp4`,
		},
		Check: func(d *facts.Document, _ Settings, report func(finding.Finding)) {
			if d.Settings == nil || !d.Whole {
				return
			}
			for _, r := range d.Settings.Roles {
				if r.HasMatch && slices.Contains(d.UnusedRoles, r.Name) {
					report(unmatched("role-unmatched", "role", r.Name, r.At))
				}
			}
		},
	}
}

// withoutPool reports the units that none of the declared pools takes, at the
// first of them.
func withoutPool(d *facts.Document, report func(finding.Finding)) {
	const id = "pool-unmatched"
	var found *finding.Finding
	for _, u := range d.Units {
		for _, diag := range u.Found.Diags {
			switch {
			case diag.Rule != id:
			case found == nil:
				f := fromDiag(aboutUnit(id, d.Settings.Policy.PoolMissing, u, diag.At), diag)
				f.Key = "units without a pool"
				f.Help = "add its labels, hosts or path to the match of a pool, or declare a pool without match"
				found = &f
			default:
				found.Units = union(found.Units, []int{u.Index})
			}
		}
	}
	if found == nil {
		return
	}
	if n := len(found.Units); n > 1 {
		found.Message += fmt.Sprintf(" (and of %d more)", n-1)
	}
	report(*found)
}

func unmatched(id, what, name string, at source.Span) finding.Finding {
	return finding.Finding{
		Rule: id, Level: finding.Warning, Certain: true, At: at, Key: what + " " + name,
		Message: fmt.Sprintf("nothing that starts ffmpeg matches %s %q: its limits are held against nothing", what, name),
		Help:    "correct the match; `ffvet facts` shows the labels, paths and names of every unit",
	}
}
