package rules

import "github.com/ffvet/ffvet/internal/finding"

func filterWithCopy() Rule {
	return Rule{
		ID: "filter-with-copy", Group: Correctness, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a filter is given for a stream that is copied",
		Doc: Doc{
			What:   "A stream is copied (-c copy) and a filter is given for it.",
			Why:    "Copied packets are never decoded, so that there is nothing to filter: ffmpeg says \"Filtering and streamcopy cannot be used together\" and ends.",
			Fix:    "Name an encoder for the stream instead of copy, or take the filter out.",
			Ignore: "Never.",
			Bad:    `ffmpeg -i in.mp4 -c copy -vf scale=640:-2 out.mp4`,
			Good:   `ffmpeg -i in.mp4 -c:a copy -c:v libx264 -vf scale=640:-2 out.mp4`,
		},
		Check: problems("filter-with-copy", always(finding.Warning)),
	}
}
