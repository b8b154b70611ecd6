package rules

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// problems is the check of a rule that the parsers of arguments and filter
// graphs decide: it turns their problems of that id into findings.
func problems(id string, level func(*facts.Command, ffmpeg.Problem) finding.Level) check {
	return func(d *facts.Document, _ Settings, report func(finding.Finding)) {
		var s sites
		for _, c := range d.Commands {
			for _, p := range problemsOf(c) {
				if p.Rule == id {
					s.add(fromProblem(c, p, level(c, p)))
				}
			}
		}
		s.report(report)
	}
}

// refusal is the level of what ffmpeg refuses: an error if the declared
// version or every supported one does, else a warning.
func refusal(c *facts.Command, p ffmpeg.Problem) finding.Level {
	if p.Refused && c.Accepted == "no" {
		return finding.Error
	}
	return finding.Warning
}

// problemsOf returns all problems of a command, each once: those of the role
// graph, of the arguments and of the filter strings.
func problemsOf(c *facts.Command) []ffmpeg.Problem {
	if c.Graph == nil {
		return nil
	}
	all := append([]ffmpeg.Problem{}, c.Graph.Problems...)
	if c.Invocation != nil {
		all = append(all, c.Invocation.Problems...)
	}
	for _, g := range c.Graph.Filters {
		if g.Graph != nil {
			all = append(all, fromFilters(g.Graph)...)
		}
	}
	type place struct {
		rule       string
		start, end int
	}
	seen := map[place]bool{}
	var once []ffmpeg.Problem
	for _, p := range all {
		at := place{p.Rule, p.At.Start, p.At.End}
		if !seen[at] {
			seen[at] = true
			once = append(once, p)
		}
	}
	return once
}

func fromFilters(g *filtergraph.Graph) []ffmpeg.Problem {
	var all []ffmpeg.Problem
	for _, p := range g.Problems {
		all = append(all, ffmpeg.Problem{
			Rule: p.Rule, Message: p.Message, At: p.At, Index: -1,
			Refused: p.Refused, Certain: p.Certain, Instead: p.Instead,
		})
	}
	return all
}

func fromProblem(c *facts.Command, p ffmpeg.Problem, level finding.Level) finding.Finding {
	f := about(p.Rule, level, c, p.At)
	f.Message = p.Message
	if p.Instead != "" {
		f.Help = fmt.Sprintf("did you mean %s?", p.Instead)
		if p.At.Exact {
			f.Fixes = []finding.Fix{{
				Title: "Write " + p.Instead,
				Edits: []finding.Edit{{At: p.At, New: p.Instead}},
			}}
		}
	}
	if !p.Certain {
		return possible(f)
	}
	return f
}
