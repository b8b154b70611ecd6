package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

func splitFanOut() Rule {
	return Rule{
		ID: "split-fan-out", Group: Graph, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "one process splits its input into many branches that all encode at once",
		Doc: Doc{
			What: "A filter graph splits a stream into at least four branches (option `min_branches`), each with an encoder of its own. Reported where a declared budget is exceeded, and with `--strict`.",
			Why: "Splitting decodes once and encodes many times in one process: the cheapest way to make a ladder, and the one with the highest peak. All encoders are open at the same time, each with threads and lookahead of its own: three 1080p libx264 renditions have 351 threads on 64 CPUs with ffmpeg 5.1, where one has 185 (165 and 95 from 6.0 on). " +
				"The slowest branch sets the pace of all, and one failure ends all.",
			Fix:    "Give each output its `-threads` and the graph `-filter_complex_threads`; the sum over the branches is what has to fit. Two processes with half of the ladder each decode twice but can be placed on two nodes.",
			Ignore: "The node is sized for it.",
			Bad:    `ffmpeg -i in.mp4 -filter_complex "split=4[a][b][c][d]" -map "[a]" 1.mp4 -map "[b]" 2.mp4 -map "[c]" 3.mp4 -map "[d]" 4.mp4`,
			Good:   `ffmpeg -threads 4 -i in.mp4 -filter_complex_threads 2 -filter_complex "split=2[a][b]" -map "[a]" -threads 4 1.mp4 -map "[b]" -threads 4 2.mp4`,
		},
		Check: checkSplit,
	}
}

func checkSplit(d *facts.Document, s Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Graph == nil {
			continue
		}
		for _, g := range c.Graph.Filters {
			if g.Graph == nil || !g.Complex {
				continue
			}
			for _, filter := range g.Graph.Filters() {
				branches := len(filter.Outputs)
				if filter.Name == "split" && branches >= int(s.Option("min_branches", 4)) {
					found.add(splitFinding(d, s, c, filter, branches))
				}
			}
		}
	}
	found.report(report)
}

func splitFinding(d *facts.Document, s Settings, c *facts.Command, filter *filtergraph.Filter, branches int) finding.Finding {
	u := unitOf(d, c)
	level := finding.Off
	switch {
	case overBudget(d, u):
		level = finding.Warning
	case s.Strict || s.Pedantic:
		level = finding.Note
	}
	f := about("split-fan-out", level, c, filter.At)
	f.Message = fmt.Sprintf("one process splits into %d branches and encodes %s at once: %s", branches, count(videos(c), "video", "videos"), threadsOf(u, c))
	f.Number = int64(c.Estimate.Threads.Peak)
	f.Reasons = append([]finding.Reason{{Label: "branches", Value: bound.Of(int64(branches)), Text: filter.Name, At: filter.At}}, termReasons(u, c)...)
	options, _ := shareOf(c, usualNode, 2)
	f.Help = "give each output its share: " + options
	return f
}

// videos counts the video streams that the command encodes.
func videos(c *facts.Command) int64 {
	n := int64(0)
	for _, e := range encoders(c) {
		if e.Video {
			n++
		}
	}
	return n
}
