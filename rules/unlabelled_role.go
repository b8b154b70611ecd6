package rules

import (
	"slices"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/unit"
)

func unlabelledRole() Rule {
	return Rule{
		ID: "unlabelled-role", Group: Observability, Level: finding.Note, Stage: Pedantic, Since: "0.1",
		Summary: "a workload that runs ffmpeg belongs to no role",
		Doc: Doc{
			What:   "With `--pedantic`: a Kubernetes workload or a Compose service runs ffmpeg and no mark, label or role of the configuration names its role.",
			Why:    "Budgets are for roles: what belongs to none is counted on its node and in no budget, and a chart of the cluster shows its load without a name.",
			Fix:    "Label it `ffvet.dev/role: NAME` (Kubernetes) or `ffvet.role: NAME` (Compose), or declare a role in `.ffvet.yaml` whose `match` finds it.",
			Ignore: "The repository declares no budgets.",
			Bad: `services:
  enc:
    image: jrottenberg/ffmpeg:7.1
    command: -i in.mp4 out.mp4`,
			Good: `services:
  enc:
    image: jrottenberg/ffmpeg:7.1
    labels: {ffvet.role: vod}
    command: -i in.mp4 out.mp4`,
		},
		Check: checkUnlabelled,
	}
}

func checkUnlabelled(d *facts.Document, s Settings, report func(finding.Finding)) {
	var found sites
	for _, u := range d.Units {
		placed := u.System == "kubernetes" || u.System == "compose"
		if !placed || u.Role != "" || !slices.ContainsFunc(commandsOf(d, u), func(c *facts.Command) bool {
			return c.Program == "ffmpeg" && c.Found.Use == unit.UseMain
		}) {
			continue
		}
		f := aboutUnit("unlabelled-role", pedantic(s), u, u.Found.At)
		f.Message = "the workload runs ffmpeg and belongs to no role: no budget counts it"
		f.Help = "label it ffvet.dev/role: NAME (in Compose ffvet.role: NAME), or declare a role that matches it"
		found.add(f)
	}
	found.report(report)
}
