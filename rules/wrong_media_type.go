package rules

import "github.com/ffvet/ffvet/internal/finding"

func wrongMediaType() Rule {
	return Rule{
		ID: "wrong-media-type", Group: Correctness, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "audio is linked to a video filter, or the reverse",
		Doc: Doc{
			What:   "A link or a stream of one media type meets a filter or an option of the other.",
			Why:    "ffmpeg prints \"Media type mismatch between the filter pads\" and exits.",
			Fix:    "Use the audio filter of the same name with an `a` in front (`afade`, `atrim`, `asplit`), or link the other stream.",
			Ignore: "Never.",
			Bad:    `ffmpeg -i in.mp4 -filter_complex "[0:v]hflip,volume=2[o]" -map "[o]" out.mp4`,
			Good:   `ffmpeg -i in.mp4 -filter_complex "[0:a]volume=2[o]" -map "[o]" out.mp4`,
		},
		Check: problems("wrong-media-type", refusal),
	}
}
