package rules

import "github.com/ffvet/ffvet/internal/finding"

func commandIgnored() Rule {
	return Rule{
		ID: "command-ignored", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "arguments that the image's ENTRYPOINT never sees",
		Doc: Doc{
			What:   "The ENTRYPOINT of the image is in shell form, and the container (or CMD) gives arguments: Docker starts `/bin/sh -c TEXT` and the arguments become the shell's `$0`, `$1` …, which the text does not use.",
			Why:    "Options that were meant to bound ffmpeg are not there: `args: [-threads, \"4\"]` changes nothing, and the process takes all CPUs.",
			Fix:    "Write ENTRYPOINT in exec form, `[\"ffmpeg\"]`, or set `command` as well.",
			Ignore: "The text of the ENTRYPOINT ends in `\"$0\" \"$@\"`.",
			Bad: `ENTRYPOINT ffmpeg -i in.mov out.mp4
CMD ["-threads", "4"]`,
			Good: `ENTRYPOINT ["ffmpeg"]
CMD ["-threads", "4", "-i", "in.mov", "out.mp4"]`,
		},
		Check: noticed("command-ignored", levels{finding.Warning, finding.Warning}),
	}
}
