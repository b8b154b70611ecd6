package rules

import "github.com/ffvet/ffvet/internal/finding"

func duplicateLabel() Rule {
	return Rule{
		ID: "duplicate-label", Group: Correctness, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "a filter graph gives one label to two outputs",
		Doc: Doc{
			What:   "Two outputs of a filter graph have the same link label, and neither feeds a filter.",
			Why:    "Only one of them can be mapped by its label; ffmpeg refuses the graph because the other stays unconnected.",
			Fix:    "Give each output a label of its own.",
			Ignore: "Never.",
			Bad:    `ffmpeg -i in.mp4 -filter_complex "[0:v]hflip[o];[0:v]vflip[o]" -map "[o]" out.mp4`,
			Good:   `ffmpeg -i in.mp4 -filter_complex "[0:v]hflip[o];[0:v]vflip[p]" -map "[o]" out.mp4 -map "[p]" 2.mp4`,
		},
		Check: problems("duplicate-label", refusal),
	}
}
