package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
)

func processPerRendition() Rule {
	return Rule{
		ID: "process-per-rendition", Group: Processes, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "each rendition of a source has a process of its own, which decodes the source again",
		Doc: Doc{
			What: "Several commands, or the rounds of one loop, encode the same input, one rendition each. Reported where a declared budget is exceeded, and with `--strict`.",
			Why: "Each process reads and decodes the whole source: a ladder of five renditions decodes it five times. " +
				"One process with five outputs decodes it once; its encoders are the same.",
			Fix: "Give one command all outputs, each with its own options in front of it: the finding shows that command. " +
				"It has a price: one failure ends all renditions, the slowest one sets the pace, and all encoders need a place on one machine. ffvet never rewrites this by itself.",
			Ignore: "The renditions run on several machines, or one must go on when another fails.",
			Bad: `ffmpeg -nostdin -y -i in.mp4 -vf scale=-2:1080 -c:v libx264 1080.mp4
ffmpeg -nostdin -y -i in.mp4 -vf scale=-2:720 -c:v libx264 720.mp4`,
			Good: `ffmpeg -nostdin -y -i in.mp4 -vf scale=-2:1080 -c:v libx264 1080.mp4 -vf scale=-2:720 -c:v libx264 720.mp4`,
		},
		Check: checkRenditions,
	}
}

func checkRenditions(d *facts.Document, s Settings, report func(finding.Finding)) {
	var found sites
	for i := 0; i < len(d.Commands); {
		l := ladderAt(d.Commands[i:])
		if len(l) == 0 {
			if l = rounds(d.Commands[i]); len(l) > 1 {
				found.add(renditionFinding(d, s, l))
			}
			i++
			continue
		}
		found.add(renditionFinding(d, s, l))
		i += len(l)
	}
	found.report(report)
}

func renditionFinding(d *facts.Document, s Settings, l []rendition) finding.Finding {
	c := l[0].command
	level := finding.Off
	switch {
	case overBudget(d, unitOf(d, c)):
		level = finding.Warning
	case s.Strict || s.Pedantic:
		level = finding.Note
	}
	f := about("process-per-rendition", level, c, c.Found.Name.Span)
	n := int64(len(l))
	f.Message = fmt.Sprintf("%s decode the same input, one for each rendition: one process would read and decode it once", count(n, "process", "processes"))
	f.Number = n
	f.Reasons = []finding.Reason{
		{Label: "decoders", Value: bound.Of(n), Text: fmt.Sprintf("%s fewer in one process", digits(n-1)), At: c.Found.At},
		readReason(c, n),
	}
	for _, r := range l[1:] {
		if r.command != c {
			f.Related = append(f.Related, source.Note{At: r.command.Found.Name.Span, Text: "so does this command"})
			f.Commands = append(f.Commands, r.command.Index)
		}
	}
	f.Help = "one failure would then end all, and the slowest rendition set the pace: " + mergedCommand(l)
	return f
}

// readReason says how much is read again.
func readReason(c *facts.Command, n int64) finding.Reason {
	again := bound.Of(n - 1)
	if each, ok := c.Estimate.IO.ReadPerSecond.Hi(); ok && each > 0 {
		return finding.Reason{Label: "read again", Value: bound.Of(each).Mul(again), Bytes: true, Text: "each second, while all of them run"}
	}
	return finding.Reason{Label: "reads", Value: bound.Of(n), Text: fmt.Sprintf("the whole input, %s more than needed", count(n-1, "time", "times"))}
}
