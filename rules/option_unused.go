package rules

import "github.com/ffvet/ffvet/internal/finding"

func optionUnused() Rule {
	return Rule{
		ID: "option-unused", Group: Correctness, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "no encoder of the output has an option that is given for it",
		Doc: Doc{
			What:   "An option of encoders stands before an output and none of its encoders has it, or the output has no stream of that type.",
			Why:    "ffmpeg warns (\"has not been used for any stream\") and goes on without it: `-crf` before h264_nvenc leaves the default bit rate of 2M.",
			Fix:    "Use the option of that encoder: `ffmpeg -h encoder=NAME` lists them (-cq for nvenc, -q:v for mpeg4).",
			Ignore: "The options are shared by several commands with other encoders.",
			Bad:    `ffmpeg -i in.mp4 -c:v mpeg4 -crf 23 out.mkv`,
			Good:   `ffmpeg -i in.mp4 -c:v mpeg4 -q:v 3 out.mkv`,
		},
		Check: idles("option-unused", finding.Note, false, "%s has no effect: no encoder of this output has such an option"),
	}
}
