package rules

import "github.com/ffvet/ffvet/internal/finding"

func unknownFilter() Rule {
	return Rule{
		ID: "unknown-filter", Group: Correctness, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "a filter graph names a filter that does not exist",
		Doc: Doc{
			What:   "A filter that the declared version of ffmpeg, or every supported version, does not know. Filters that only some builds have are not reported.",
			Why:    "ffmpeg prints \"No such filter\" and exits before it writes anything.",
			Fix:    "Correct the name; the finding gives the nearest one that exists.",
			Ignore: "A build of ffmpeg of your own has it.",
			Bad:    `ffmpeg -i in.mp4 -vf scalee=1280:-2 out.mp4`,
			Good:   `ffmpeg -i in.mp4 -vf scale=1280:-2 out.mp4`,
		},
		Check: problems("unknown-filter", unknownName),
	}
}
