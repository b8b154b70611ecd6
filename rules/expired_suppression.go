package rules

import "github.com/ffvet/ffvet/internal/finding"

func expiredSuppression() Rule {
	return Rule{
		ID: "expired-suppression", Group: Lint, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a mark's date has passed",
		Doc: Doc{
			What:   "A mark with `until=DATE`, and the date has passed. It silences nothing any more.",
			Why:    "It was a promise to come back.",
			Fix:    "Do what it waited for, or give it a new date.",
			Ignore: "Never.",
			Bad: `# ffvet: ignore[trailing-options] until=2024-01-31 waits for the new image
ffmpeg -i in.mp4 out.mp4 -t 2`,
			Good: `# ffvet: ignore[trailing-options] until=2099-01-31 waits for the new image
ffmpeg -i in.mp4 out.mp4 -t 2`,
		},
		Check: elsewhere,
	}
}
