package rules

import "github.com/ffvet/ffvet/internal/finding"

func deprecatedOption() Rule {
	return Rule{
		ID: "deprecated-option", Group: Upgrade, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "an option will be removed from ffmpeg",
		Doc: Doc{
			What:   "An option that ffmpeg still takes, with a warning that names another one.",
			Why:    "Options that were deprecated have been removed two or three major versions later, all at once: 7.0 and 9.0 each refused a handful.",
			Fix:    "Use the successor that the finding names, if the oldest version in use knows it.",
			Ignore: "The version of ffmpeg is pinned for good.",
			Bad:    `ffmpeg -i in.mp4 -filter_complex_script graph.txt out.mp4`,
			Good:   `ffmpeg -i in.mp4 -/filter_complex graph.txt out.mp4`,
		},
		Check: problems("deprecated-option", unless("removed-option", always(finding.Note))),
	}
}
