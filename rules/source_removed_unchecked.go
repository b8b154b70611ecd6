package rules

import "github.com/ffvet/ffvet/internal/finding"

func sourceRemovedUnchecked() Rule {
	return Rule{
		ID: "source-removed-unchecked", Group: Security, Level: finding.Error, Stage: Stable, Since: "0.1", Security: 5.0,
		Summary: "a source is removed although the encode may have failed",
		Doc: Doc{
			What: "A script runs ffmpeg and then `rm` on its input; nothing between them looks at the exit status, and `set -e` is off.",
			Why: "A full disk, a signal or one broken frame ends ffmpeg early with half an output, and the next line removes the only whole copy. " +
				"In a batch the cause of one failure is often that of all: every source goes.",
			Fix:    "Put `&&` between them, or `set -e` at the top; better, look at the output too (`ffprobe`) before the source goes.",
			Ignore: "The input is a copy that can be made again.",
			Bad: `for f in *.mov; do
  ffmpeg -nostdin -n -i "$f" "${f%.mov}.mp4"
  rm "$f"
done`,
			Good: `for f in *.mov; do
  ffmpeg -nostdin -n -i "$f" "${f%.mov}.mp4" && rm "$f"
done`,
		},
		Check: noticed("source-removed-unchecked", levels{finding.Error, finding.Error}),
	}
}
