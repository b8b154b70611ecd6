package rules

import "github.com/ffvet/ffvet/internal/finding"

func commandIgnored() Rule {
	return Rule{
		ID: "command-ignored", Group: Capacity, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a command is never run because of the form of another",
		Doc: Doc{
			What:   "A Dockerfile has a CMD that its ENTRYPOINT never gets.",
			Why:    "An ENTRYPOINT in shell form runs `sh -c TEXT` and drops CMD and all arguments of `docker run`: options that stand in CMD, thread limits among them, never reach ffmpeg.",
			Fix:    "Write ENTRYPOINT in exec form: `ENTRYPOINT [\"ffmpeg\"]`.",
			Ignore: "Never.",
			Bad: `ENTRYPOINT ffmpeg -i in.mp4
CMD ["-threads", "2", "out.mp4"]`,
			Good: `ENTRYPOINT ["ffmpeg", "-i", "in.mp4"]
CMD ["-threads", "2", "out.mp4"]`,
		},
		Check: noticed("command-ignored", levels{finding.Off, finding.Warning}),
	}
}
