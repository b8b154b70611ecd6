package rules

import "github.com/ffvet/ffvet/internal/finding"

func containerMismatch() Rule {
	return Rule{
		ID: "container-mismatch", Group: Correctness, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "the container does not take a codec, a codec tag, or so many streams",
		Doc: Doc{
			What:   "A muxer gets a codec, a codec tag or a number of streams that it cannot write.",
			Why:    "ffmpeg opens its inputs and encoders, then fails at the header: \"Could not write header for output file\".",
			Fix:    "Choose a codec that the container takes, or another container; map one stream only where it takes one.",
			Ignore: "Never.",
			Bad:    `ffmpeg -f lavfi -i testsrc -c:v libx264 -t 1 out.webm`,
			Good:   `ffmpeg -f lavfi -i testsrc -c:v libvpx-vp9 -t 1 out.webm`,
		},
		Check: problems("container-mismatch", ifCertain),
	}
}
