package rules

import "github.com/ffvet/ffvet/internal/finding"

func commandOverridden() Rule {
	return Rule{
		ID: "command-overridden", Group: Capacity, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "a later instruction replaces a command",
		Doc: Doc{
			What:   "A Dockerfile or a manifest replaces a command that an earlier line or the image sets.",
			Why:    "Only the last CMD and the last ENTRYPOINT count, and setting ENTRYPOINT drops a CMD of the base image. The earlier line, with its limits, is dead.",
			Fix:    "Remove the one that does not count.",
			Ignore: "The image is meant to be used in both ways.",
			Bad: `CMD ["ffmpeg", "-threads", "2", "-i", "in.mp4", "out.mp4"]
CMD ["ffmpeg", "-i", "in.mp4", "out.mp4"]`,
			Good: `CMD ["ffmpeg", "-threads", "2", "-i", "in.mp4", "out.mp4"]`,
		},
		Check: noticed("command-overridden", levels{finding.Off, finding.Note}),
	}
}
