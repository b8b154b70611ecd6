package rules

import "github.com/ffvet/ffvet/internal/finding"

func unknownOption() Rule {
	return Rule{
		ID: "unknown-option", Group: Correctness, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "ffmpeg does not know an option and refuses the command",
		Doc: Doc{
			What:   "An option that the declared version of ffmpeg, or every supported version, does not know.",
			Why:    "ffmpeg prints \"Unrecognized option\" and exits before it reads any input. In a script without `set -e` the next step goes on with what the last run left behind.",
			Fix:    "Correct the name; the finding gives the nearest one that exists. An option of a later version needs that version of ffmpeg.",
			Ignore: "A build of ffmpeg of your own knows it. Then declare its version, and ignore the rule there.",
			Bad:    `ffmpeg -i in.mp4 -presett fast out.mp4`,
			Good:   `ffmpeg -i in.mp4 -preset fast out.mp4`,
		},
		Check: problems("unknown-option", unknownName),
	}
}
