package rules

import (
	"fmt"
	"math"
	"strings"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/source"
)

func unboundedMemoryFilter() Rule {
	return Rule{
		ID: "unbounded-memory-filter", Group: Memory, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a filter holds its whole input in memory",
		Doc: Doc{
			What: "A filter that must see all of its input before it gives anything (`reverse`, `areverse`) or waits for its end has an input whose length nothing limits: an error if that input certainly never ends, else a warning.",
			Why: "`reverse` keeps every decoded picture: 3 MB each at 1080p, 90 MB for a second of 30 fps, 5 GB a minute. On an endless input it never gives a picture; `-t` or `-frames:v` of the output do not stop it, because they count what comes out " +
				"(measured: 5.6 to 10.7 GB after 60 seconds).",
			Fix:    "Limit the input: `-t 10` before its `-i`, or `trim` in front of the filter. Reverse long files in pieces, and join the pieces in the opposite order.",
			Ignore: "All inputs are short clips; say so under `inputs` in the configuration.",
			Bad:    `ffmpeg -i in.mp4 -vf reverse out.mp4`,
			Good:   `ffmpeg -t 5 -i in.mp4 -vf reverse out.mp4`,
		},
		Check: checkMemoryFilter,
	}
}

func checkMemoryFilter(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		for _, g := range c.Estimate.Memory.Grows {
			name, _, _ := strings.Cut(g.Why, " ")
			if at, ok := filterNamed(c, name); ok && !trimmed(c) && (g.Endless || !lengthKnown(c, g.Role)) {
				found.add(memoryFilterFinding(c, g, name, at))
			}
		}
	}
	found.report(report)
}

func memoryFilterFinding(c *facts.Command, g estimate.Growth, name string, at source.Span) finding.Finding {
	f := about("unbounded-memory-filter", finding.Warning, c, at)
	f.Message = fmt.Sprintf("%s, and nothing limits its input: about %s for each minute", g.Why, mebibytes(g.PerHour/60))
	if g.Endless {
		f.Level = finding.Error
		f.Message = fmt.Sprintf("%s, and its input never ends: about %s more each minute", g.Why, mebibytes(g.PerHour/60))
	}
	f.Number = g.PerHour
	f.Help = fmt.Sprintf("-t before -i limits what %s holds; -t and -frames of the output do not", name)
	if hidesOptions(c.Invocation) {
		f = possible(f)
	}
	return f
}

// filterNamed returns where the command names the filter first.
func filterNamed(c *facts.Command, name string) (source.Span, bool) {
	if c.Graph == nil {
		return source.Span{}, false
	}
	for _, g := range c.Graph.Filters {
		if g.Graph == nil {
			continue
		}
		for _, f := range g.Graph.Filters() {
			if f.Name == name {
				return f.NameAt, true
			}
		}
	}
	return source.Span{}, false
}

// lengthKnown reports whether all that feeds the filter graph has a known length:
// what it holds then is a part of the estimate.
func lengthKnown(c *facts.Command, role string) bool {
	for _, g := range c.Graph.Filters {
		if g.Role != role {
			continue
		}
		for _, d := range g.Sources {
			if d.Input == nil || d.Input.Duration == 0 || math.IsInf(d.Input.Duration, 1) {
				return false
			}
		}
		return len(g.Sources) > 0
	}
	return false
}

// trimmed reports whether a filter of the command cuts pieces out of what it
// gets: then the input of the others may be short.
func trimmed(c *facts.Command) bool {
	for _, name := range []string{"trim", "atrim", "select", "aselect", "segment", "asegment"} {
		if _, ok := filterNamed(c, name); ok {
			return true
		}
	}
	return false
}
