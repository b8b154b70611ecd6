package rules

import "github.com/ffvet/ffvet/internal/finding"

func unusedSuppression() Rule {
	return Rule{
		ID: "unused-suppression", Group: Lint, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a mark silences nothing",
		Doc: Doc{
			What:   "A mark names a rule that reports nothing there.",
			Why:    "The problem is gone and the mark would hide the next one.",
			Fix:    "Remove the mark (`--fix` does).",
			Ignore: "Never.",
			Bad: `# ffvet: ignore[trailing-options] see the wiki
ffmpeg -i in.mp4 -t 2 out.mp4`,
			Good: `ffmpeg -i in.mp4 -t 2 out.mp4`,
		},
		Check: elsewhere,
	}
}
