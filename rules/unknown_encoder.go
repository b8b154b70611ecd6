package rules

import "github.com/ffvet/ffvet/internal/finding"

func unknownEncoder() Rule {
	return Rule{
		ID: "unknown-encoder", Group: Correctness, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "a command names an encoder that does not exist",
		Doc: Doc{
			What:   "An encoder that no supported version of ffmpeg knows. Encoders that only some builds have (libfdk_aac, hardware) are not reported.",
			Why:    "ffmpeg prints \"Unknown encoder\" and exits before it writes anything.",
			Fix:    "Correct the name; the finding gives the nearest one that exists. A codec is not always the name of its encoder: `libx264` encodes h264.",
			Ignore: "A build of ffmpeg of your own has it.",
			Bad:    `ffmpeg -i in.mp4 -c:v libx246 out.mp4`,
			Good:   `ffmpeg -i in.mp4 -c:v libx264 out.mp4`,
		},
		Check: problems("unknown-encoder", unknownName),
	}
}
