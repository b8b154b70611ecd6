package rules

import (
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/ffmpeg"
)

func lostAutomaticMap() Rule {
	return Rule{
		ID: "lost-automatic-map", Group: Correctness, Level: finding.Note, Stage: Stable, Since: "0.1",
		Summary: "the only -map of an output may match nothing",
		Doc: Doc{
			What:   "The only -map of an output ends in a question mark and names single streams.",
			Why:    "Where the stream is missing, the map counts as none, and without a map ffmpeg chooses by itself: `-map 0:a:5?` on a file with two audio streams writes the best video and the best audio stream (measured on 4.3, 5.1, 7.1 and 9.0).",
			Fix:    "Take the question mark away, so that a missing stream is an error; or switch the other types off with -vn, -an and -sn.",
			Ignore: "Automatic selection is welcome as a fallback.",
			Bad:    `ffmpeg -i in.mkv -map 0:a:5? -c copy out.mka`,
			Good:   `ffmpeg -i in.mkv -map 0:a:5 -c copy out.mka`,
		},
		Check: checkLostMap,
	}
}

func checkLostMap(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var s sites
	for _, c := range d.Commands {
		if c.Invocation == nil || c.Program != "ffmpeg" || c.Invocation.Exits {
			continue
		}
		for _, out := range c.Invocation.Outputs {
			if m, ok := onlyMap(out); ok && mayMatchNothing(m, c.Invocation.Version) {
				f := about("lost-automatic-map", finding.Note, c, m.Value.Span)
				f.Message = "-map " + m.Value.String() + " is the only map: without that stream ffmpeg chooses streams by itself"
				f.Help = "without the question mark a missing stream is an error"
				s.add(f)
			}
		}
	}
	s.report(report)
}

// onlyMap returns the map of an output that has just one.
func onlyMap(f ffmpeg.File) (ffmpeg.Option, bool) {
	var maps []ffmpeg.Option
	for _, o := range f.Options {
		if o.Name == "map" {
			maps = append(maps, o)
		}
	}
	if len(maps) != 1 {
		return ffmpeg.Option{}, false
	}
	return maps[0], true
}

// mayMatchNothing reports whether a map is optional and does not take whole files.
func mayMatchNothing(o ffmpeg.Option, version string) bool {
	text, ok := o.Value.Literal()
	if !ok {
		return false
	}
	m, err := ffmpeg.ParseMap(text, version)
	return err == nil && m.Optional && !m.Labelled && !m.Negative && strings.ContainsRune(text, ':')
}
