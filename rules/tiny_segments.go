package rules

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

func tinySegments() Rule {
	return Rule{
		ID: "tiny-segments", Group: Segments, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "segments are so short that the files and requests outweigh the media",
		Doc: Doc{
			What: "An HLS, segment or DASH output asks for segments shorter than a second. Option `min_seconds` (default 1) sets the limit.",
			Why: "Every segment is a file to create, a playlist to rewrite and rename (measured: two opens and a rename for each), and a request from each viewer. " +
				"Half a second makes 7,200 files an hour of each rendition, 172,800 a day. Segments can only be cut at keyframes, so such a stream also needs a keyframe twice a second.",
			Fix:    "Use 2 to 6 seconds; for low latency use LL-HLS or low-latency DASH (`-ldash 1 -streaming 1`), which send parts of a segment instead of making it short.",
			Ignore: "A test, or a recording of a few seconds.",
			Bad:    `ffmpeg -i in.mp4 -c:v libx264 -f segment -segment_time 0.5 out%05d.ts`,
			Good:   `ffmpeg -i in.mp4 -c:v libx264 -f segment -segment_time 4 out%05d.ts`,
		},
		Check: checkTiny,
	}
}

func checkTiny(d *facts.Document, s Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Graph == nil {
			continue
		}
		for _, out := range c.Graph.Outputs {
			o, seconds, ok := segmentTime(out)
			if ok && seconds < s.Option("min_seconds", 1) && !lowLatency(out) {
				found.add(tinyFinding(d, c, out, o, seconds))
			}
		}
	}
	found.report(report)
}

func tinyFinding(d *facts.Document, c *facts.Command, out *graph.Output, o ffmpeg.Option, seconds float64) finding.Finding {
	f := about("tiny-segments", finding.Warning, c, o.Value.Span)
	perHour := int64(3600 / seconds)
	f.Message = fmt.Sprintf("segments of %s s: %s files an hour from each process, %s a day",
		strconv.FormatFloat(seconds, 'g', -1, 64), digits(perHour), digits(24*perHour))
	f.Number = perHour
	f.Reasons = []finding.Reason{{Label: "files an hour", Value: bound.Of(perHour), Text: "3600 s / " + o.Value.String(), At: o.Value.Span}}
	f.Help = fmt.Sprintf("-%s 4 makes 900 an hour", o.As)
	switch {
	case overSegments(d, unitOf(d, c)):
		f.Level = finding.Error
	case copiesVideo(out):
		f.Level = finding.Note
		f.Message += ", if the stream has a keyframe for each"
	}
	return f
}

// overSegments reports whether the unit alone makes more segments than its
// role allows.
func overSegments(d *facts.Document, u *facts.Unit) bool {
	r := roleNamed(d, u.Role)
	if r == nil {
		return false
	}
	limit, given := r.Limits["segments_per_minute"]
	return given && over(copiesIn(r, u).Mul(segments(d, u)), bound.Of(limit.Value))
}

// segmentTime returns the option that sets the length of the output's
// segments, if it is known and a length.
func segmentTime(out *graph.Output) (o ffmpeg.Option, seconds float64, ok bool) {
	names := map[string]string{
		"hls": "hls_time", "segment": "segment_time", "ssegment": "segment_time",
		"stream_segment": "segment_time", "dash": "seg_duration",
	}
	name := names[out.Format]
	if name == "" || out.File == nil {
		return o, 0, false
	}
	if o, ok = out.File.Last(name, ""); !ok {
		return o, 0, false
	}
	text, known := o.Value.Literal()
	seconds, ok = parseSeconds(text)
	return o, seconds, known && ok && seconds > 0
}

// parseSeconds reads a duration as libavutil's av_parse_time does: seconds
// with a unit s, ms or us, or [HH:]MM:SS.
func parseSeconds(text string) (float64, bool) {
	scale := 1.0
	for _, unit := range []struct {
		suffix string
		scale  float64
	}{{"ms", 1e-3}, {"us", 1e-6}, {"s", 1}} {
		if number, found := strings.CutSuffix(text, unit.suffix); found {
			text, scale = number, unit.scale
			break
		}
	}
	total := 0.0
	for _, part := range strings.Split(text, ":") {
		n, err := strconv.ParseFloat(part, 64)
		if err != nil {
			return 0, false
		}
		total = total*60 + n
	}
	return total * scale, true
}

// lowLatency reports whether the output sends parts of its segments.
func lowLatency(out *graph.Output) bool {
	for _, name := range []string{"ldash", "lhls", "streaming"} {
		if o, ok := out.File.Last(name, ""); ok && o.Value.String() != "0" {
			return true
		}
	}
	return false
}

// copiesVideo reports whether the output's video is copied: then the length
// of its segments depends on the keyframes that it has.
func copiesVideo(out *graph.Output) bool {
	for _, s := range out.Streams {
		if s.Media == filtergraph.Video && s.Copy {
			return true
		}
	}
	return false
}
