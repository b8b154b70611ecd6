package rules

import (
	"fmt"
	"slices"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

func staleOutputUsed() Rule {
	return Rule{
		ID: "stale-output-used", Group: Security, Level: finding.Warning, Stage: Stable, Since: "0.1", Security: 3.5,
		Summary: "a command may read what an earlier run left, because this one wrote nothing",
		Doc: Doc{
			What: "A command writes a file without `-y`, nobody can answer the prompt, nobody looks at its exit status, and a later command of the script reads that file.",
			Why: "If the file exists already ffmpeg keeps it and ends. The next stage then works on the output of the run before: the wrong video is published, and nothing in the log of that stage says so. " +
				"From ffmpeg 7.0 on the exit status is 0, too, when the prompt was not answered.",
			Fix:    "`-y` if the file may be replaced, a fresh name (`mktemp -d`) if not, and `set -e` or `&&` between the stages.",
			Ignore: "The file is certain not to exist.",
			Bad: `ffmpeg -nostdin -i "$1" stage.mkv
ffmpeg -nostdin -y -i stage.mkv out.mp4`,
			Good: `ffmpeg -nostdin -y -i "$1" stage.mkv && ffmpeg -nostdin -y -i stage.mkv out.mp4`,
		},
		Check: checkStale,
	}
}

func checkStale(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for i, c := range d.Commands {
		if !mayKeep(c) {
			continue
		}
		for _, out := range c.Graph.Outputs {
			if reader := readerOf(c, out, d.Commands[i+1:]); reader != nil && keepsFile(out) {
				f := about("stale-output-used", finding.Warning, c, urlOf(out))
				f.Message = fmt.Sprintf("if %s exists ffmpeg keeps it and ends, and the command in line %d reads the old one", out.URL, reader.Line)
				f.Related = []source.Note{{At: reader.Found.Name.Span, Text: "reads it without asking whether it is new"}}
				f.Help = "-y replaces the file; && in front of what reads it stops after a failure"
				found.add(f)
			}
		}
	}
	found.report(report)
}

// mayKeep reports whether a command certainly leaves an existing output alone
// and the script certainly goes on behind it.
func mayKeep(c *facts.Command) bool {
	if c.Program != "ffmpeg" || c.Graph == nil || c.Found.Use == unit.UseBuild || decided(c) || hidesOptions(c.Invocation) {
		return false
	}
	_, silent := c.Invocation.LastGlobal("nostdin")
	if o, ok := c.Invocation.LastGlobal("stdin"); ok && o.Negated {
		silent = true
	}
	if !silent && !c.Found.Unattended && !c.Found.Background && c.Found.Streams.Stdin != unit.Null {
		return false
	}
	return slices.ContainsFunc(c.Found.Diags, func(d unit.Diag) bool { return d.Rule == "ignored-exit-status" })
}

// readerOf returns the first command further down the same file that reads what
// the output writes; nil if another one writes it before, or none reads it.
func readerOf(writer *facts.Command, out *graph.Output, later []*facts.Command) *facts.Command {
	for _, c := range later {
		if c.Graph == nil || c.File != writer.File || c.Line <= writer.Line {
			continue
		}
		if slices.ContainsFunc(c.Graph.Inputs, func(in *graph.Input) bool { return in.URL == out.URL }) {
			return c
		}
		if slices.ContainsFunc(c.Graph.Outputs, func(o *graph.Output) bool { return o.URL == out.URL }) {
			return nil
		}
	}
	return nil
}
