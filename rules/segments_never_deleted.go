package rules

import (
	"fmt"
	"slices"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
)

func segmentsNeverDeleted() Rule {
	return Rule{
		ID: "segments-never-deleted", Group: Segments, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a live stream's segments stay on the disk for ever",
		Doc: Doc{
			What: "An HLS or DASH output of an endless input leaves its list of segments at the default, and nothing deletes them. VOD and event playlists, outputs with an end, single files and uploads are not reported.",
			Why: "The default HLS playlist names five segments, and all older ones stay: 124 files after 246 seconds (measured), 43,200 after a day of each rendition. " +
				"DASH keeps all of them by default (`-window_size 0`). The disk fills, hours or weeks later.",
			Fix:    "HLS: `-hls_flags delete_segments`. DASH: `-window_size 6 -extra_window_size 3`.",
			Ignore: "The stream is a recording, or something else removes old segments.",
			Bad:    `ffmpeg -i rtsp://camera/stream -c copy -f hls live.m3u8`,
			Good:   `ffmpeg -i rtsp://camera/stream -c copy -f hls -hls_flags delete_segments live.m3u8`,
		},
		Check: checkNeverDeleted,
	}
}

func checkNeverDeleted(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	eachKept(d, func(c *facts.Command, out *graph.Output) {
		list := map[string]string{"hls": "hls_list_size", "dash": "window_size"}[out.Format]
		if _, given := out.File.Last(list, ""); list == "" || given {
			return
		}
		f := about("segments-never-deleted", finding.Warning, c, out.File.URL.Span)
		f.Message = "the input never ends, and no segment is ever deleted" + moreEachDay(c)
		f.Help = map[string]string{
			"hls":  "-hls_flags delete_segments removes what left the playlist",
			"dash": "-window_size 6 -extra_window_size 3 keeps the newest",
		}[out.Format]
		found.add(f)
	})
	found.report(report)
}

// eachKept calls do for every live output whose segments certainly stay: one
// that is neither a recording nor sent away, and has no hole that may delete.
func eachKept(d *facts.Document, do func(*facts.Command, *graph.Output)) {
	for _, c := range d.Commands {
		if c.Graph == nil || !endless(c) || hidesOptions(c.Invocation) {
			continue
		}
		for _, out := range c.Graph.Outputs {
			s := out.Segmenting
			if s != nil && out.File != nil && out.Protocol == "file" && !s.Deletes && !s.Single && !recording(out) && !flagsHidden(out) && !shortened(c, out) {
				do(c, out)
			}
		}
	}
}

// shortened reports whether -shortest may end the output with an input that
// has an end.
func shortened(c *facts.Command, out *graph.Output) bool {
	_, given := out.File.Last("shortest", "")
	return given && slices.ContainsFunc(c.Graph.Inputs, func(in *graph.Input) bool { return !in.Live })
}

// flagsHidden reports whether the flags of the muxer are not known: they may
// delete segments.
func flagsHidden(out *graph.Output) bool {
	for _, name := range []string{"hls_flags", "hls_list_size", "window_size", "format"} {
		if o, given := out.File.Last(name, ""); given {
			if _, known := o.Value.Literal(); !known {
				return true
			}
		}
	}
	return false
}

// moreEachDay says how many files a day adds, if that is known.
func moreEachDay(c *facts.Command) string {
	if n, ok := c.Estimate.Segments.PerHour.Hi(); ok && n > 0 {
		return fmt.Sprintf(": %s more each day", digits(24*n))
	}
	return ""
}
