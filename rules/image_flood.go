package rules

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
)

func imageFlood() Rule {
	return Rule{
		ID: "image-flood", Group: Segments, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "every picture of a stream becomes a file",
		Doc: Doc{
			What:   "A numbered image sequence is written at the full rate of its input: no `fps` or `select` filter, no `-r`, no `-frames:v`, no `-update 1`. A warning if the input never ends, a note for files.",
			Why:    "25 pictures a second are 90,000 files an hour, 2,160,000 a day. An ext4 of 32 GB has some two million inodes: it is full after a day although bytes are left, and folders of that size are slow to list and to delete.",
			Fix:    "`-vf fps=1` for a picture a second, `-update 1` for the newest only, `-frames:v 1` for one, `-vf select=eq(pict_type\\,I)` for key frames.",
			Ignore: "All pictures are wanted, as for training data, and the input is short.",
			Bad:    `ffmpeg -i rtsp://camera/stream out%06d.jpg`,
			Good:   `ffmpeg -i rtsp://camera/stream -vf fps=1 out%06d.jpg`,
		},
		Check: checkImageFlood,
	}
}

func checkImageFlood(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Graph == nil || hidesOptions(c.Invocation) || thinned(c) {
			continue
		}
		for _, out := range c.Graph.Outputs {
			if !fullRate(out) {
				continue
			}
			f := about("image-flood", finding.Note, c, out.File.URL.Span)
			f.Message = "every picture becomes a file"
			if rate := out.Segmenting.FramesPerSecond; rate > 0 {
				f.Message += fmt.Sprintf(": %s for each hour of media", digits(int64(rate*3600)))
			}
			if endless(c) {
				f.Level = finding.Warning
				f.Message += ", and the input never ends"
			}
			f.Help = "-vf fps=1 writes one a second, -update 1 keeps only the newest"
			found.add(f)
		}
	}
	found.report(report)
}

// fullRate reports whether the output is a numbered sequence of as many
// pictures as come.
func fullRate(out *graph.Output) bool {
	if out.Format != "image2" || out.Segmenting == nil || out.File == nil || !strings.Contains(out.URL, "%") || limited(out.File.Last) {
		return false
	}
	for _, name := range []string{"update", "r", "vf", "filter"} {
		o, given := out.File.Last(name, "", "v", "v:0")
		if _, known := o.Value.Literal(); given && (name == "update" || name == "r" || !known) {
			return false
		}
	}
	return out.Segmenting.Files == 0
}

// thinned reports whether the command takes only some of its pictures, or
// its input is short or a picture itself.
func thinned(c *facts.Command) bool {
	for _, name := range []string{"fps", "select", "framestep", "thumbnail", "tile", "decimate", "mpdecimate", "freezeframes", "trim"} {
		if _, ok := filterNamed(c, name); ok {
			return true
		}
	}
	for _, in := range c.Graph.Inputs {
		_, skips := in.File.Last("skip_frame", "", "v")
		_, rate := in.File.Last("r", "", "v")
		if skips || rate || in.Format == "image2" || strings.Contains(in.URL, "%") || in.Format == "concat" || limited(in.File.Last) || in.Lavfi != nil {
			return true
		}
	}
	return false
}
