package rules

import "github.com/ffvet/ffvet/internal/finding"

func undefinedLabel() Rule {
	return Rule{
		ID: "undefined-label", Group: Correctness, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "a filter graph or -map names a label that nothing makes",
		Doc: Doc{
			What:   "A link label is used as an input of a filter, or in `-map`, and no filter has it as output.",
			Why:    "ffmpeg refuses a `-map \"[x]\"` that no graph makes. An unknown input label in a graph is worse from 7.1 on: it is bound to a stream of the first file without a word, and the output is wrong instead of missing.",
			Fix:    "Correct the label. Labels are case-sensitive, and a label is used up by its first use: split the stream to use it twice.",
			Ignore: "Never.",
			Bad:    `ffmpeg -i in.mp4 -filter_complex "[0:v]scale=1280:-2[small]" -map "[smal]" out.mp4`,
			Good:   `ffmpeg -i in.mp4 -filter_complex "[0:v]scale=1280:-2[small]" -map "[small]" out.mp4`,
		},
		Check: problems("undefined-label", unless("removed-option", refusal)),
	}
}
