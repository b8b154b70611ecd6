package rules

import "github.com/ffvet/ffvet/internal/finding"

func unusedLabel() Rule {
	return Rule{
		ID: "unused-label", Group: Correctness, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "a filter graph makes a stream that nothing takes",
		Doc: Doc{
			What:   "A link label is the output of a filter and neither another filter nor `-map` takes it.",
			Why:    "ffmpeg refuses the graph: a labelled output that nothing takes is unconnected. An output without a label goes to the first output file by itself instead, where it is encoded although nobody asked for it.",
			Fix:    "Map the label, end the branch in `nullsink`, or lower the number of `split`.",
			Ignore: "Never.",
			Bad:    `ffmpeg -i in.mp4 -filter_complex "split=2[a][b]" -map "[a]" out.mp4`,
			Good:   `ffmpeg -i in.mp4 -filter_complex "split=2[a][b]" -map "[a]" 1.mp4 -map "[b]" 2.mp4`,
		},
		Check: problems("unused-label", unless("undefined-label", unless("duplicate-label", refusal))),
	}
}
