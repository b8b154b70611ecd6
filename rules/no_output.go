package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/ffmpeg"
)

func noOutput() Rule {
	return Rule{
		ID: "no-output", Group: Correctness, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "a command names no output file",
		Doc: Doc{
			What:   "The command has inputs and options for an output, and no output.",
			Why:    "ffmpeg prints \"At least one output file must be specified\" and exits with status 1; whoever uses it to read stream information gets an error status with it.",
			Fix:    "Name an output. To read stream information use ffprobe; to decode only, `-f null -`.",
			Ignore: "Never.",
			Bad:    `ffmpeg -i in.mp4 -c:v libx264`,
			Good:   `ffmpeg -i in.mp4 -c:v libx264 out.mp4`,
		},
		Check: problems("no-output", withoutOutput),
	}
}

// withoutOutput leaves the idiom `ffmpeg -i FILE` alone: whoever writes
// nothing behind the input wants the description that ffmpeg prints, and
// knows the exit status.
func withoutOutput(c *facts.Command, p ffmpeg.Problem) finding.Level {
	if c.Invocation == nil || len(c.Invocation.Trailing) == 0 {
		return finding.Off
	}
	return ifCertain(c, p)
}
