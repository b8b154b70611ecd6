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
			What:   "The configuration declares a pool with a `match`, and no unit that starts ffmpeg fits it. It is said only where the whole folder was looked through.",
			Why:    "A pool that nothing matches checks nothing: the budget looks as if it held, and a label with a typo lets 20 copies run beside it.",
			Fix:    "Correct the match (`ffvet facts` shows the labels, paths and names of every unit), or take the pool out. A sole pool needs no match: it takes everything.",
			Ignore: "The configuration is shared by several repositories.",
			Bad: `# .ffvet.yaml: pools: {enc: {cpus: 16, memory: 64GiB, match: {labels: {pool: ecn}}}}
ffmpeg -nostdin -y -i in.mov out.mp4`,
			Good: `# .ffvet.yaml: pools: {enc: {cpus: 16, memory: 64GiB}}
ffmpeg -nostdin -y -i in.mov out.mp4`,
		},
		Check: func(d *facts.Document, _ Settings, report func(finding.Finding)) {
			for _, p := range pools(d) {
				if d.Whole && p.HasMatch && slices.Contains(d.UnusedPools, p.Name) {
					report(unmatched("pool-unmatched", "pool", p.Name, p.At))
				}
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

func unmatched(id, what, name string, at source.Span) finding.Finding {
	return finding.Finding{
		Rule: id, Level: finding.Warning, Certain: true, At: at, Key: what + " " + name,
		Message: fmt.Sprintf("nothing that starts ffmpeg matches %s %q: its limits are held against nothing", what, name),
		Help:    "correct the match; `ffvet facts` shows the labels, paths and names of every unit",
	}
}
