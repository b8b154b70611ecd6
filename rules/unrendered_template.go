package rules

import "github.com/ffvet/ffvet/internal/finding"

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
		Check: noticed("unrendered-template", levels{finding.Off, finding.Note}),
	}
}
