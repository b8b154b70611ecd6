package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
)

func unrenderedTemplate() Rule {
	return Rule{
		ID: "unrendered-template", Group: Capacity, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "a file is a template and not what will run",
		Doc: Doc{
			What:   "A file holds template actions (`{{ … }}`) where YAML is expected, so that its numbers are not known.",
			Why:    "A template is read by its program with values from elsewhere; reading it as it stands would be a guess.",
			Fix:    "Lint what it renders to: `helm template . | ffvet - --stdin-filename rendered.yaml`.",
			Ignore: "The rendered output is linted elsewhere.",
			Bad:    `replicas: {{ .Values.replicas }}`,
			Good:   `replicas: 4`,
		},
		Check: checkUnrendered,
	}
}

// checkUnrendered reports values that are not known to those who count
// copies, and files that cannot be read at all to everybody.
func checkUnrendered(d *facts.Document, s Settings, report func(finding.Finding)) {
	noticed("unrendered-template", levels{finding.Off, finding.Note})(d, s, func(f finding.Finding) {
		if len(f.Units) == 0 && len(f.Commands) == 0 {
			f.Level = finding.Note
		}
		report(f)
	})
}
