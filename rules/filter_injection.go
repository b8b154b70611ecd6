package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/filtergraph"
	"github.com/ffvet/ffvet/parser/word"
)

func filterInjection() Rule {
	return Rule{
		ID: "filter-injection", Group: Security, Level: finding.Warning, Stage: Stable, Since: "0.1", Security: 5.5,
		Summary: "a variable stands in a text or a file name inside a filter string",
		Doc: Doc{
			What: "The text of drawtext, or the file name of subtitles, ass or movie, holds a variable, and no quoting of the shell helps: the text is read once more by ffmpeg.",
			Why: "A filter string is unescaped twice, as a graph and as arguments: a colon, a comma, a bracket or an apostrophe in the value ends it, and what follows is read as options and filters. " +
				"`L'été` breaks the command; a title from outside can add a filter that reads another file into the picture. An apostrophe cannot be escaped inside quotes at all.",
			Fix: "Write the text into a file and give `textfile=` with a fixed name; copy or link a subtitle file to a fixed name. " +
				"Otherwise escape `\\`, `'` and `:` for the arguments and then once more, with `[`, `]`, `,` and `;`, for the graph. Also `expansion=none` if `%` may occur in the text.",
			Ignore: "The value is made by the script itself and cannot hold such a sign.",
			Bad:    `ffmpeg -i in.mp4 -vf "drawtext=text='$TITLE'" out.mp4`,
			Good:   `ffmpeg -i in.mp4 -vf "drawtext=textfile=title.txt:expansion=none" out.mp4`,
		},
		Check: checkInjection,
	}
}

func checkInjection(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Graph == nil {
			continue
		}
		for _, g := range c.Graph.Filters {
			if g.Graph == nil {
				continue
			}
			for _, filter := range g.Graph.Filters() {
				if a, h := injected(filter); h != nil {
					found.add(injectionFinding(c, filter, a, h))
				}
			}
		}
	}
	found.report(report)
}

func injectionFinding(c *facts.Command, filter *filtergraph.Filter, a filtergraph.Arg, h *word.Hole) finding.Finding {
	f := about("filter-injection", finding.Warning, c, a.At)
	f.Message = fmt.Sprintf("%s becomes part of the filter string of %s: a colon, a comma or an apostrophe in it ends the text and is read as options or filters", h.Name, filter.Name)
	f.Help = "link the file to a fixed name, or escape the name on both levels: for the arguments and for the graph"
	if filter.Name == "drawtext" {
		f.Help = "write the text to a file and use textfile=, or escape it on both levels: for the arguments and for the graph"
	}
	return f
}

// injected returns the argument of a filter that is free text or a file name
// and the hole in it that anything may fill; nil if there is none.
func injected(filter *filtergraph.Filter) (filtergraph.Arg, *word.Hole) {
	var names []string
	switch filter.Name {
	case "drawtext":
		names = []string{"text"}
	case "subtitles", "ass", "movie", "amovie":
		names = []string{"filename", "f"}
	}
	for _, a := range filter.Args {
		if !slices.Contains(names, a.Name) {
			continue
		}
		for _, h := range a.Value.Holes() {
			if free(h) {
				return a, h
			}
		}
	}
	return filtergraph.Arg{}, nil
}

// free reports whether anything may fill the hole. A name that speaks of
// escaping is believed, and so is one that counts.
func free(h *word.Hole) bool {
	name := strings.ToLower(h.Name)
	return h.Among == nil && h.Kind != word.Command && name != "" && !strings.Contains(name, "esc") && !strings.Contains(name, "safe") && !counts(name)
}

// counts reports whether a variable's name is that of a number.
func counts(name string) bool {
	return slices.Contains([]string{"i", "j", "n", "idx", "index", "count", "num", "number", "fps", "width", "height", "frame"}, name)
}
