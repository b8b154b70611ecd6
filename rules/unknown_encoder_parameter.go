package rules

import "github.com/ffvet/ffvet/internal/finding"

func unknownEncoderParameter() Rule {
	return Rule{
		ID: "unknown-encoder-parameter", Group: Correctness, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a list such as -x264-params names a parameter that the library does not know",
		Doc: Doc{
			What:   "A name in `-x264-params` or `-x265-params` that the encoder library of that ffmpeg version does not have.",
			Why:    "ffmpeg prints one line of warning and encodes without it: the limit on bit rate or threads that the name was meant to set does not exist.",
			Fix:    "Write the name that the library knows; the finding proposes the nearest one.",
			Ignore: "When the command runs with a build whose library has it.",
			Bad:    `ffmpeg -i in.mp4 -c:v libx264 -x264-params vbv-maxrat=4000:vbv-bufsize=8000 out.mp4`,
			Good:   `ffmpeg -i in.mp4 -c:v libx264 -x264-params vbv-maxrate=4000:vbv-bufsize=8000 out.mp4`,
		},
		Check: problems("unknown-encoder-parameter", ifCertain),
	}
}
