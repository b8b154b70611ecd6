package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/ffmpeg"
)

func endlessReconnect() Rule {
	return Rule{
		ID: "endless-reconnect", Group: IO, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "an input or an output connects again without end",
		Doc: Doc{
			What: "An http input has `-reconnect_at_eof 1`, so that it never ends by itself, and neither a number of attempts nor a length limits it.",
			Why: "The end of the stream counts as a broken connection: ffmpeg asks again, also when the programme is over and the server answers every time. " +
				"The process never ends, its output grows, and a job that waits for it never finishes.",
			Fix:    "`-reconnect 1 -reconnect_streamed 1` is enough for broken connections. With `-reconnect_at_eof` give `-t`, or `-reconnect_max_retries` (from ffmpeg 7.1 on).",
			Ignore: "It is a station that is meant to run until it is stopped, and something watches it.",
			Bad:    `ffmpeg -reconnect 1 -reconnect_at_eof 1 -i http://example.com/a.mp3 -c copy out.mp3`,
			Good:   `ffmpeg -reconnect 1 -reconnect_streamed 1 -i http://example.com/a.mp3 -c copy out.mp3`,
		},
		Check: checkReconnect,
	}
}

func checkReconnect(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Graph == nil || hidesOptions(c.Invocation) {
			continue
		}
		for _, in := range c.Graph.Inputs {
			if in.File == nil || limited(in.File.Last) || allLimited(c.Graph.Outputs) {
				continue
			}
			if o, ok := atEnd(in.File); ok {
				f := about("endless-reconnect", finding.Note, c, withValue(c, o.Flag.Span))
				f.Message = "the end of the stream counts as a broken connection: ffmpeg connects again without end and never finishes"
				f.Help = "leave -reconnect_at_eof away, or limit it with -t or, from ffmpeg 7.1 on, -reconnect_max_retries"
				found.add(f)
			}
		}
	}
	found.report(report)
}

// atEnd returns the option that reconnects at the end, if nothing limits how
// often (libavformat/http.c).
func atEnd(in *ffmpeg.File) (ffmpeg.Option, bool) {
	for _, name := range []string{"reconnect_max_retries", "reconnect_delay_total_max"} {
		if _, ok := in.Last(name, ""); ok {
			return ffmpeg.Option{}, false
		}
	}
	o, ok := in.Last("reconnect_at_eof", "")
	text, known := o.Value.Literal()
	return o, ok && known && (text == "1" || text == "true")
}

// allLimited reports whether every output ends by itself.
func allLimited(outputs []*graph.Output) bool {
	for _, out := range outputs {
		if out.File == nil || !limited(out.File.Last) {
			return false
		}
	}
	return len(outputs) > 0
}
