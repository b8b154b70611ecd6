package rules

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
)

func deleteFlagMissing() Rule {
	return Rule{
		ID: "delete-flag-missing", Group: Segments, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a live playlist has a size, but the segments that leave it stay on the disk",
		Doc: Doc{
			What: "An HLS output of an endless input has `-hls_list_size` without `delete_segments` in `-hls_flags`. VOD and event playlists, outputs with an end and single files are not reported.",
			Why: "The size of the list is the size of the playlist and nothing else: files that it no longer names stay. A window of three segments of a second each was reported to fill a tmpfs /tmp. " +
				"With `delete_segments` the same stream keeps the size of the list and two more (measured).",
			Fix:    "Add `delete_segments` to `-hls_flags`, with a `+` between flags: `-hls_flags append_list+delete_segments`.",
			Ignore: "The segments are wanted as a recording, or something else removes old ones.",
			Bad:    `ffmpeg -i rtsp://camera/stream -c copy -f hls -hls_list_size 6 live.m3u8`,
			Good:   `ffmpeg -i rtsp://camera/stream -c copy -f hls -hls_list_size 6 -hls_flags delete_segments live.m3u8`,
		},
		Check: checkDeleteFlag,
	}
}

func checkDeleteFlag(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	eachKept(d, func(c *facts.Command, out *graph.Output) {
		size, given := out.File.Last("hls_list_size", "")
		if out.Format != "hls" || !given || out.Segmenting.List == 0 {
			return
		}
		f := about("delete-flag-missing", finding.Warning, c, size.Value.Span)
		f.Message = fmt.Sprintf("the playlist keeps %s, but older ones stay on the disk for ever%s",
			count(int64(out.Segmenting.List), "segment", "segments"), moreEachDay(c))
		f.Help = "add -hls_flags " + withFlag(out, "delete_segments")
		found.add(f)
	})
	found.report(report)
}

// withFlag returns the flags of an HLS output and one more.
func withFlag(out *graph.Output, flag string) string {
	flags, _ := out.File.Last("hls_flags", "")
	if old := strings.TrimSuffix(flags.Value.String(), "+"); old != "" {
		return old + "+" + flag
	}
	return flag
}
