package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

func repeatedDecode() Rule {
	return Rule{
		ID: "repeated-decode", Group: Graph, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "one process opens the same input several times and decodes the same video again",
		Doc: Doc{
			What:   "A command has the same `-i` twice, with the same options, and decodes the same video stream of both. Reported with `--strict`; a warning where a declared budget is exceeded.",
			Why:    "Each `-i` is an input of its own, with a decoder, its threads and its picture buffers. ffmpeg does not see that it is the same file: it is read and decoded once for each.",
			Fix:    "Give the input once: any number of outputs may `-map 0:v`, and in a filter graph `split` gives one decoded stream to several filters.",
			Ignore: "The two are read at different speeds, so that split would have to keep what lies between them.",
			Bad:    `ffmpeg -i a.mp4 -i a.mp4 -map 0:v -vf scale=-2:720 720.mp4 -map 1:v -vf scale=-2:360 360.mp4`,
			Good:   `ffmpeg -i a.mp4 -map 0:v -vf scale=-2:720 720.mp4 -map 0:v -vf scale=-2:360 360.mp4`,
		},
		Check: checkRepeated,
	}
}

func checkRepeated(d *facts.Document, s Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Graph == nil {
			continue
		}
		first := map[string]*graph.Decoder{}
		for _, dec := range c.Graph.Decoders {
			if dec.Stream.Media != filtergraph.Video || dec.Stream.Attached || dec.Input.File == nil || dec.Input.Protocol == "lavfi" {
				continue
			}
			same := decodedOf(dec)
			if first[same] == nil {
				first[same] = dec
				continue
			}
			found.add(decodedTwiceFinding(d, s, c, first[same], dec))
		}
	}
	found.report(report)
}

func decodedTwiceFinding(d *facts.Document, s Settings, c *facts.Command, first, again *graph.Decoder) finding.Finding {
	level := finding.Off
	switch {
	case overBudget(d, unitOf(d, c)):
		level = finding.Warning
	case s.Strict || s.Pedantic:
		level = finding.Note
	}
	f := about("repeated-decode", level, c, again.Input.File.URL.Span)
	f.Message = fmt.Sprintf("input %d is input %d once more: its video is read and decoded again", again.Input.Index, first.Input.Index)
	f.Help = fmt.Sprintf("use -map %d:v for both; in a filter graph split gives one stream to several filters", first.Input.Index)
	return f
}

// decodedOf names what a decoder decodes: the stream, the URL, and the options
// that decide which part of it is read and how.
func decodedOf(dec *graph.Decoder) string {
	text := fmt.Sprintf("%d %s", dec.Stream.Index, dec.Input.URL)
	for _, o := range dec.Input.File.Options {
		text += "\x00" + o.Name + ":" + o.Spec + "=" + o.Value.String()
	}
	return text
}
