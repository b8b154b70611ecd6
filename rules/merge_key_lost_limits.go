package rules

import "github.com/ffvet/ffvet/internal/finding"

func mergeKeyLostLimits() Rule {
	return Rule{
		ID: "merge-key-lost-limits", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a YAML merge loses the limits of its anchor",
		Doc: Doc{
			What:   "A mapping merges an anchor (`<<: *base`) and defines `deploy` or `resources` again: the merged one is lost as a whole.",
			Why:    "A merge is shallow. Whoever adds `deploy: {replicas: 4}` to a service loses `deploy.resources.limits` of the anchor, and runs four copies without limits.",
			Fix:    "Repeat the limits, or put them into an anchor of their own.",
			Ignore: "Never.",
			Bad: `x-base: &base
  deploy: {resources: {limits: {cpus: "2"}}}
services:
  enc: {<<: *base, image: m, deploy: {replicas: 4}, command: ffmpeg -i a b.mp4}`,
			Good: `services:
  enc: {image: m, deploy: {replicas: 4, resources: {limits: {cpus: "2"}}}, command: ffmpeg -i a b.mp4}`,
		},
		Check: noticed("merge-key-lost-limits", levels{finding.Off, finding.Warning}),
	}
}
