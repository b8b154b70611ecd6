package rules

import "github.com/ffvet/ffvet/internal/finding"

func badStreamSpecifier() Rule {
	return Rule{
		ID: "bad-stream-specifier", Group: Correctness, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "a stream specifier cannot be read",
		Doc: Doc{
			What:   "The part behind the colon of an option or of `-map` is no stream specifier.",
			Why:    "ffmpeg prints \"Invalid stream specifier\" and exits, or applies the option to no stream.",
			Fix:    "Use `v`, `a`, `s`, `d`, an index, or a combination such as `v:0`.",
			Ignore: "Never.",
			Bad:    `ffmpeg -i in.mp4 -c:q libx264 out.mp4`,
			Good:   `ffmpeg -i in.mp4 -c:v libx264 out.mp4`,
		},
		Check: problems("bad-stream-specifier", refusal),
	}
}
