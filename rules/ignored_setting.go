package rules

import "github.com/ffvet/ffvet/internal/finding"

func ignoredSetting() Rule {
	return Rule{
		ID: "ignored-setting", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a setting has no effect where it stands",
		Doc: Doc{
			What:   "A setting that looks like a bound stands where its system never reads it.",
			Why:    "It is the worst kind of limit, because everybody who reads the file believes in it: `parallelism` on an Argo container template, `limit = 0` in a GitLab runner.",
			Fix:    "Move the setting to where it counts; the finding names the place.",
			Ignore: "Never.",
			Bad: `# Argo: parallelism on a container template is never read
templates:
- {name: enc, parallelism: 2, container: {image: m, command: [ffmpeg]}}`,
			Good: `spec:
  parallelism: 2
  templates:
  - {name: enc, container: {image: m, command: [ffmpeg]}}`,
		},
		Check: noticed("ignored-setting", levels{finding.Off, finding.Warning}),
	}
}
