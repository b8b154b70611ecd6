package rules

import "github.com/ffvet/ffvet/internal/finding"

func ignoredSetting() Rule {
	return Rule{
		ID: "ignored-setting", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a setting that the system never looks at",
		Doc: Doc{
			What:   "A key that looks like a limit stands where its system does not read it: `parallelism` on an Argo template that runs a container or a script.",
			Why:    "Its author believes that the fan-out is limited, and it is not: `parallelism: 2` on the encoding template of a loop over 9 items still starts 9 pods.",
			Fix:    "Set it where it counts: on the steps or dag template that starts this one, or as `spec.parallelism`; or use `synchronization` with a semaphore.",
			Ignore: "Never.",
			Bad: `kind: Workflow
spec:
  templates:
  - {name: enc, parallelism: 2, container: {image: m, command: [ffmpeg]}}`,
			Good: `kind: Workflow
spec:
  parallelism: 2
  templates:
  - {name: enc, container: {image: m, command: [ffmpeg]}}`,
		},
		Check: noticed("ignored-setting", levels{finding.Off, finding.Warning}),
	}
}
