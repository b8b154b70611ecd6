package rules

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
)

func endlessPlaylist() Rule {
	return Rule{
		ID: "endless-playlist", Group: Segments, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a live stream's playlist keeps every segment for ever",
		Doc: Doc{
			What: "An HLS output of an endless input has `-hls_list_size 0`: the playlist names every segment since the start, and no segment is ever deleted.",
			Why: "The playlist is written again for every segment, so its cost grows with the square of time: after 24 hours of 2 s segments that is about 25 GB of rewriting a day for each rendition, and 43,200 files. " +
				"ffmpeg itself keeps 11 to 12 KB of memory for each entry (measured): half a gigabyte a day. `delete_segments` has no effect with an endless list.",
			Fix:    "Give the list a size and delete what falls out of it: `-hls_list_size 6 -hls_flags delete_segments`.",
			Ignore: "The stream is stopped after a known time, and the recording is wanted (then say so with `-hls_playlist_type event` or `-t`).",
			Bad:    `ffmpeg -i rtsp://camera/stream -c copy -f hls -hls_list_size 0 live.m3u8`,
			Good:   `ffmpeg -i rtsp://camera/stream -c copy -f hls -hls_list_size 6 -hls_flags delete_segments live.m3u8`,
		},
		Check: checkEndless,
	}
}

func checkEndless(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Graph == nil || !endless(c) {
			continue
		}
		for _, out := range c.Graph.Outputs {
			if out.Format != "hls" || out.File == nil || recording(out) {
				continue
			}
			size, given := out.File.Last("hls_list_size", "")
			if text, known := size.Value.Literal(); !given || !known || text != "0" {
				continue
			}
			f := about("endless-playlist", finding.Warning, c, size.Value.Span)
			f.Message = "the input never ends and the playlist keeps every segment: none is ever deleted"
			if n, ok := c.Estimate.Segments.PerHour.Hi(); ok && n > 0 {
				f.Message += fmt.Sprintf(", and there are %s more every hour", digits(n))
			}
			f.Help = "-hls_list_size 6 -hls_flags delete_segments keeps the newest six"
			found.add(f)
		}
	}
	found.report(report)
}

// endless reports whether the command certainly runs until it is stopped.
func endless(c *facts.Command) bool {
	for _, in := range c.Graph.Inputs {
		if in.Live && in.File != nil && !limited(in.File.Last) {
			return true
		}
	}
	return false
}

// recording reports whether the output ends by itself or says that it is
// meant to be kept.
func recording(out *graph.Output) bool {
	if limited(out.File.Last) {
		return true
	}
	if o, ok := out.File.Last("hls_playlist_type", ""); ok && o.Value.String() != "0" {
		return true
	}
	flags, _ := out.File.Last("hls_flags", "")
	return strings.Contains(flags.Value.String(), "single_file")
}
