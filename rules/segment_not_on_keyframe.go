package rules

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
)

func segmentNotOnKeyframe() Rule {
	return Rule{
		ID: "segment-not-on-keyframe", Group: Segments, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "segments can get longer than asked for: there is no key frame to cut at",
		Doc: Doc{
			What: "An output asks for a length of its segments, and its encoder makes key frames further apart: neither `-g` nor `-force_key_frames` fits.",
			Why: "A segment begins with a key frame. libx264 makes one every 250 pictures if no scene changes, 10 seconds at 25 a second: `-hls_time 2` then gives segments of up to 10 seconds, and players start late. " +
				"Renditions of a ladder are cut at different places unless their key frames agree.",
			Fix:    "`-g` = rate × seconds with `-sc_threshold 0`, or `-force_key_frames \"expr:gte(t,n_forced*2)\"`.",
			Ignore: "The length does not matter, as in a recording.",
			Bad:    `ffmpeg -i in.mp4 -c:v libx264 -f hls -hls_time 2 out.m3u8`,
			Good:   `ffmpeg -i in.mp4 -c:v libx264 -force_key_frames "expr:gte(t,n_forced*2)" -f hls -hls_time 2 out.m3u8`,
		},
		Check: checkKeyframes,
	}
}

func checkKeyframes(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Graph == nil || hidesOptions(c.Invocation) {
			continue
		}
		for _, out := range c.Graph.Outputs {
			s := out.Segmenting
			o, seconds, given := segmentTime(out)
			if s == nil || !given || s.KeyFrames <= seconds*1.01 || forcesKeyframes(out) {
				continue
			}
			f := about("segment-not-on-keyframe", finding.Note, c, o.Value.Span)
			f.Message = fmt.Sprintf("segments of %s s are asked for, and key frames can be %s s apart",
				strconv.FormatFloat(seconds, 'g', 4, 64), strconv.FormatFloat(s.KeyFrames, 'g', 4, 64))
			f.Help = fmt.Sprintf("-force_key_frames \"expr:gte(t,n_forced*%s)\" makes one for each segment", strconv.FormatFloat(seconds, 'g', 4, 64))
			found.add(f)
		}
	}
	found.report(report)
}

// forcesKeyframes reports whether options make key frames of their own, cut
// elsewhere, or may: their values are not known.
func forcesKeyframes(out *graph.Output) bool {
	for _, name := range []string{"force_key_frames", "break_non_keyframes", "x264-params", "x265-params", "x264opts", "forced-idr"} {
		if _, given := out.File.Last(name, "", "v", "v:0"); given {
			return true
		}
	}
	if o, given := out.File.Last("g", "", "v", "v:0"); given {
		if _, known := o.Value.Literal(); !known {
			return true
		}
	}
	flags, _ := out.File.Last("hls_flags", "")
	return flagsHidden(out) || strings.Contains(flags.Value.String(), "split_by_time")
}
