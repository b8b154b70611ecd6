package rules

import "github.com/ffvet/ffvet/internal/finding"

func duplicateLabel() Rule {
	return Rule{
		ID: "duplicate-label", Group: Correctness, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "a filter graph gives one label to two outputs",
		Doc: Doc{
			What:   "Two outputs of filters have the same link label.",
			Why:    "Only one of them can be linked: ffmpeg refuses the graph, or leaves the other output unconnected.",
			Fix:    "Give each output a label of its own.",
			Ignore: "Never.",
			Bad:    `ffmpeg -i in.mp4 -filter_complex "[0:v]split=2[a][a];[a]hflip[b]" -map "[b]" out.mp4`,
			Good:   `ffmpeg -i in.mp4 -filter_complex "[0:v]split=2[a][c];[a]hflip[b]" -map "[b]" out.mp4 -map "[c]" 2.mp4`,
		},
		Check: problems("duplicate-label", refusal),
	}
}
