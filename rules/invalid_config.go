package rules

import "github.com/ffvet/ffvet/internal/finding"

func invalidConfig() Rule {
	return Rule{
		ID: "invalid-config", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "the system itself refuses a setting",
		Doc: Doc{
			What:   "A manifest has a setting that its own system refuses: two values for one thing, a value out of range.",
			Why:    "What is written is not what runs: the update is rejected, the old version goes on, and the numbers in the file bound nothing.",
			Fix:    "Correct the setting; the finding names what the system says of it.",
			Ignore: "Never.",
			Bad: `services:
  enc: {image: m, scale: 2, deploy: {replicas: 3}, command: ffmpeg -i a b.mp4}`,
			Good: `services:
  enc: {image: m, deploy: {replicas: 3}, command: ffmpeg -i a b.mp4}`,
		},
		Check: noticed("invalid-config", levels{finding.Off, finding.Warning}),
	}
}
