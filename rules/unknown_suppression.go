package rules

import "github.com/ffvet/ffvet/internal/finding"

func unknownSuppression() Rule {
	return Rule{
		ID: "unknown-suppression", Group: Lint, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a mark names a rule that does not exist",
		Doc: Doc{
			What:   "A mark names an id that no rule has.",
			Why:    "It silences nothing: the finding that it was for is still there, or never was.",
			Fix:    "Correct the id; the finding gives the nearest one.",
			Ignore: "Never.",
			Bad: `# ffvet: ignore[overwrite-promt] fresh volume
ffmpeg -i in.mp4 out.mp4`,
			Good: `# ffvet: ignore[overwrite-prompt] fresh volume
ffmpeg -i in.mp4 out.mp4`,
		},
		Check: elsewhere,
	}
}
