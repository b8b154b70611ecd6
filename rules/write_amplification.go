package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
)

func writeAmplification() Rule {
	return Rule{
		ID: "write-amplification", Group: IO, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "an endless recording writes the same bytes again and again",
		Doc: Doc{
			What: "The input never ends, and the output is an mp4 with `-movflags faststart`, or an HLS event playlist, which is written anew for every segment.",
			Why: "faststart writes the whole file a second time when the recording stops: ffmpeg must then be left alone for as long as that takes, or the file has no index. " +
				"An event playlist of 2 s segments is about 25 GB of rewriting after a day (27 bytes an entry, 43,200 entries, each time).",
			Fix:    "Record into pieces (`-f segment -segment_time 3600`), into Matroska or fragmented mp4 (`-movflags +frag_keyframe`), and start a new event playlist each hour.",
			Ignore: "The recording is stopped after minutes.",
			Bad:    `ffmpeg -i rtsp://camera/stream -c copy -movflags faststart out.mp4`,
			Good:   `ffmpeg -i rtsp://camera/stream -c copy -movflags +frag_keyframe out.mp4`,
		},
		Check: checkAmplification,
	}
}

func checkAmplification(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Graph == nil || !endless(c) {
			continue
		}
		for _, out := range c.Graph.Outputs {
			if f, ok := amplified(c, out); ok && !limited(out.File.Last) {
				found.add(f)
			}
		}
	}
	found.report(report)
}

func amplified(c *facts.Command, out *graph.Output) (f finding.Finding, ok bool) {
	if out.File == nil {
		return f, false
	}
	if rewritten(c, out.Index, false) {
		o, _ := out.File.Last("movflags", "")
		f = about("write-amplification", finding.Note, c, o.Value.Span)
		f.Message = "faststart writes the whole recording a second time when the endless input is stopped"
		f.Help = "-movflags +frag_keyframe needs no second pass, and a kill loses nothing"
		return f, true
	}
	list, _ := out.File.Last("hls_playlist_type", "")
	if out.Format != "hls" || list.Value.String() != "event" {
		return f, false
	}
	f = about("write-amplification", finding.Note, c, list.Value.Span)
	f.Message = "an event playlist of an endless input is written anew, with all its entries, for every segment"
	f.Help = "start a new playlist each hour, or give the list a size"
	return f, true
}

// rewritten reports whether the output is written a second time at its end,
// over the network or on a disk.
func rewritten(c *facts.Command, output int, network bool) bool {
	for _, t := range c.Estimate.IO.Components {
		if t.Role == fmt.Sprintf("output:%d", output) && t.Rewrites && t.Network == network {
			return true
		}
	}
	return false
}
