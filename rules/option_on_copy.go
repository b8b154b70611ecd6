package rules

import "github.com/ffvet/ffvet/internal/finding"

func optionOnCopy() Rule {
	return Rule{
		ID: "option-on-copy", Group: Correctness, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "an encoder's option is given for streams that are copied",
		Doc: Doc{
			What:   "An option of encoders (-crf, -b:v, -preset, -g …) stands before an output whose streams of that type are all copied.",
			Why:    "Copied packets pass as they are: bit rate, quality and GOP stay those of the input, and ffmpeg does not say a word about it (measured on 4.3, 5.1, 7.1 and 9.0). A pipeline that believes in `-b:v 1M` keeps sending 20M.",
			Fix:    "Name an encoder instead of copy, or take the option out.",
			Ignore: "The options are shared by several commands, of which some encode.",
			Bad:    `ffmpeg -i in.mp4 -c copy -crf 23 out.mkv`,
			Good:   `ffmpeg -i in.mp4 -c:a copy -c:v libx264 -crf 23 out.mkv`,
		},
		Check: idles("option-on-copy", finding.Warning, true, "%s has no effect: the streams are copied, not encoded"),
	}
}
