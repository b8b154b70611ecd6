package rules

import (
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

func stdinEaten() Rule {
	return Rule{
		ID: "stdin-eaten", Group: Correctness, Level: finding.Error, Stage: Stable, Since: "0.1",
		Summary: "ffmpeg reads the list that its own loop reads",
		Doc: Doc{
			What: "ffmpeg runs in the body of `while read` and shares the loop's standard input.",
			Why: "ffmpeg listens for keys on its standard input and swallows what it finds there: the loop's remaining lines, or parts of them. Usually only the first file is done, and the exit status says success. " +
				"A line that holds a `q` stops the encode: that was reported after 40 minutes of one.",
			Fix:    "Add `-nostdin`, or `</dev/null`, to the command in the loop; or feed the loop on another descriptor (`while read -r f <&3; do …; done 3<list`).",
			Ignore: "Never.",
			Bad: `while read -r f; do
  ffmpeg -i "$f" "$f.mp4"
done <list`,
			Good: `while read -r f; do
  ffmpeg -nostdin -i "$f" "$f.mp4"
done <list`,
		},
		Check: checkStdin,
	}
}

func checkStdin(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, c := range d.Commands {
		if c.Program != "ffmpeg" || c.Found.Streams.Stdin != unit.LoopInput || c.Invocation == nil || leavesStdin(c) {
			continue
		}
		f := about("stdin-eaten", finding.Error, c, c.Found.Name.Span)
		f.Message = "ffmpeg reads the list that the loop reads: it swallows the next lines, and the loop ends early"
		f.Help = "add -nostdin, or </dev/null, to the command in the loop"
		if hidesOptions(c.Invocation) {
			f = possible(f)
		} else if fix, ok := nostdin(c); ok {
			f.Fixes = []finding.Fix{fix}
		}
		found.add(f)
	}
	found.report(report)
}

// leavesStdin reports whether the command does not listen on standard input,
// or is meant to read its data there.
func leavesStdin(c *facts.Command) bool {
	for _, o := range c.Invocation.Global {
		if o.Name == "nostdin" || o.Name == "stdin" && o.Negated {
			return true
		}
	}
	for _, in := range c.Invocation.Inputs {
		url, _ := in.URL.Literal()
		if url == "-" || strings.HasPrefix(url, "pipe:") || strings.HasPrefix(url, "fd:") || url == "/dev/stdin" {
			return true
		}
	}
	return informs(c.Invocation)
}

// informs reports whether the call only prints something.
func informs(inv *ffmpeg.Invocation) bool { return len(inv.Inputs)+len(inv.Outputs) == 0 }

// nostdin inserts the option behind the program's name, if that stands in
// the loop as it is.
func nostdin(c *facts.Command) (finding.Fix, bool) {
	name, at := c.Found.Name.Span, c.Found.At
	if !name.Exact || name.File != at.File || name.Start < at.Start || name.End > at.End {
		return finding.Fix{}, false
	}
	behind := source.Span{File: name.File, Start: name.End, End: name.End, Exact: true}
	return finding.Fix{Title: "Add -nostdin", Edits: []finding.Edit{{At: behind, New: " -nostdin"}}}, true
}
