package rules

import "github.com/ffvet/ffvet/internal/finding"

func openPad() Rule {
	return Rule{
		ID: "open-pad", Group: Correctness, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "a filter has an input that nothing feeds",
		Doc: Doc{
			What:   "A filter needs more inputs than the graph and the input files give it.",
			Why:    "ffmpeg prints \"Cannot find a matching stream for unlabeled input pad\" and exits.",
			Fix:    "Feed the input with a label, or add the input file.",
			Ignore: "Never.",
			Bad:    `ffmpeg -f lavfi -i testsrc -filter_complex "[0:v]overlay[o]" -map "[o]" out.mp4`,
			Good:   `ffmpeg -f lavfi -i testsrc -i logo.png -filter_complex "[0:v][1:v]overlay[o]" -map "[o]" out.mp4`,
		},
		Check: problems("open-pad", ifCertain),
	}
}
