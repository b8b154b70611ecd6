package rules

import "github.com/ffvet/ffvet/internal/finding"

func suppressionWithoutReason() Rule {
	return Rule{
		ID: "suppression-without-reason", Group: Lint, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a mark silences a rule and does not say why",
		Doc: Doc{
			What:   "A mark `# ffvet: ignore[rule]` without words behind it.",
			Why:    "Whoever reads it later cannot tell an exception from a mistake. Until a reason stands there, the mark silences nothing.",
			Fix:    "Say why, in a few words.",
			Ignore: "Never.",
			Bad: `# ffvet: ignore[overwrite-prompt]
ffmpeg -i in.mp4 out.mp4`,
			Good: `# ffvet: ignore[overwrite-prompt] out.mp4 is on a fresh volume
ffmpeg -i in.mp4 out.mp4`,
		},
		Check: elsewhere,
	}
}
