package rules

import "github.com/ffvet/ffvet/internal/finding"

func overriddenOption() Rule {
	return Rule{
		ID: "overridden-option", Group: Correctness, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "an option has no effect because a later one replaces it",
		Doc: Doc{
			What:   "An option of a stream is beaten by a later option of the same output that reaches the same streams.",
			Why:    "The last option that matches a stream wins, however precise an earlier one is: `-c:v:0 libx264 -c:v copy` copies stream 0 too. A ladder that repeats `-b:v:0` for every rung gives all rungs the last rate.",
			Fix:    "Put the broad option first and the precise one behind it, or remove the one that does not count.",
			Ignore: "Never.",
			Bad:    `ffmpeg -i in.mp4 -c:v:0 libx264 -c:v copy out.mkv`,
			Good:   `ffmpeg -i in.mp4 -c:v copy -c:v:0 libx264 out.mkv`,
		},
		Check: problems("overridden-option", always(finding.Note)),
	}
}
