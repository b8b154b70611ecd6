package rules

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
)

func slowSeek() Rule {
	return Rule{
		ID: "slow-seek", Group: IO, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "a cut reads its input from the start and throws away what is before it",
		Doc: Doc{
			What: "`-ss` stands behind `-i`: ffmpeg reads and decodes everything before the place, and drops it. A warning in a loop, where each round starts from the beginning again. Cuts within the first seconds (option `min_seconds`, default 10) are not reported.",
			Why: "To cut at 200 seconds of a 40 MB file 33 MB were read with `-ss` behind `-i`, 1.2 MB with it in front (measured). " +
				"A thousand chunks of one file decode its start a thousand times.",
			Fix: "Put `-ss` in front of `-i`. That changes what is written: with `-c copy` the cut moves to the key frame before, timestamps start at 0, so `-to` must become `-t` or move along, and subtitles burnt in by a filter shift. " +
				"Compare a few results first; ffvet offers no automatic fix.",
			Ignore: "The input has no index, or timestamps must stay those of the whole file.",
			Bad:    `ffmpeg -i in.mp4 -ss 600 -t 10 -c:v libx264 cut.mp4`,
			Good:   `ffmpeg -ss 600 -i in.mp4 -t 10 -c:v libx264 cut.mp4`,
		},
		Check: checkSlowSeek,
	}
}

func checkSlowSeek(d *facts.Document, s Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Graph == nil || c.Program != "ffmpeg" || !seekable(c) {
			continue
		}
		for _, out := range c.Graph.Outputs {
			if f, ok := slowSeekFinding(c, out, s.Option("min_seconds", 10)); ok {
				found.add(f)
			}
		}
	}
	found.report(report)
}

func slowSeekFinding(c *facts.Command, out *graph.Output, least float64) (f finding.Finding, ok bool) {
	if out.File == nil {
		return f, false
	}
	ss, given := out.File.Last("ss", "")
	text, known := ss.Value.Literal()
	seconds, valid := parseSeconds(text)
	if !given || known && (!valid || seconds < least) || !known && !c.Found.Loop {
		return f, false
	}
	f = about("slow-seek", finding.Note, c, ss.Flag.Span)
	f.Message = "-ss behind -i reads and decodes everything before the cut, only to drop it"
	if known {
		f.Message = fmt.Sprintf("-ss behind -i reads and decodes %s s before the cut, only to drop them", digits(int64(seconds)))
		f.Number = int64(seconds)
	}
	if c.Found.Loop {
		f.Level = finding.Warning
		f.Message += ", again in every round of the loop"
	}
	f.Help = "-ss in front of -i jumps there; cut and timestamps change, so compare a result first"
	return f, true
}

// seekable reports whether every input of the command is a file that ffmpeg
// can jump in: not a pipe, a device, a live stream, a list or a picture.
func seekable(c *facts.Command) bool {
	for _, in := range c.Graph.Inputs {
		jumps := in.Protocol == "file" || strings.HasPrefix(in.Protocol, "http")
		if !jumps || in.Live || in.Lavfi != nil || in.Format == "concat" || in.Format == "image2" {
			return false
		}
		if _, already := in.File.Last("ss", ""); already {
			return false // the second -ss is the exact part of a combined seek
		}
	}
	return len(c.Graph.Inputs) > 0
}
