package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/unit"
)

func unboundedRetry() Rule {
	return Rule{
		ID: "unbounded-retry", Group: Processes, Level: finding.Warning, Stage: Stable, Since: "0.1",
		Summary: "a command that fails is tried again without end",
		Doc: Doc{
			What: "A loop, or the program that supervises a command, runs it again until it succeeds; nothing counts the tries. Without a pause between them it is a warning, with a pause a note. Waiting for a live source with a pause is not reported.",
			Why: "A file that cannot be decoded never succeeds: each try reads and decodes it up to the broken place, and the machine does nothing else. " +
				"Where many items fail for one reason, a full disk or a server that is gone, all of them are tried at once and for ever.",
			Fix:    "Count the tries and give up, and wait longer after each: `for try in 1 2 3; do ffmpeg … && break; sleep $((try * 10)); done`.",
			Ignore: "Something outside ends the loop, and the pause is long enough.",
			Bad: `until ffmpeg -nostdin -y -i in.mp4 out.mp4; do
  echo again
done`,
			Good: `for try in 1 2 3; do
  ffmpeg -nostdin -y -i in.mp4 out.mp4 && break
  sleep $((try * 10))
done`,
		},
		Check: checkRetry,
	}
}

func checkRetry(d *facts.Document, _ Settings, report func(finding.Finding)) {
	var found sites
	for _, u := range d.Units {
		for _, diag := range u.Found.Diags {
			if diag.Rule == "unbounded-retry" {
				found.add(fromDiag(aboutUnit(diag.Rule, finding.Warning, u, diag.At), diag))
			}
		}
	}
	for _, c := range d.Commands {
		for _, diag := range c.Found.Diags {
			if diag.Rule == "unbounded-retry" {
				found.add(retryFinding(c, diag))
			}
		}
	}
	found.report(report)
}

// retryFinding is a warning without a pause; waiting for a source is no fault.
func retryFinding(c *facts.Command, diag unit.Diag) finding.Finding {
	f := about(diag.Rule, finding.Warning, c, diag.At)
	f.Message = diag.Message
	f.Help = "count the tries and give up, and wait longer after each"
	switch {
	case diag.Certain:
	case c.Program != "ffmpeg" || waitsForSource(c):
		f.Level = finding.Off
	default:
		f.Level = finding.Note
	}
	return f
}

// waitsForSource reports whether the command's input may come into being
// later: a live one, or one whose name is not known.
func waitsForSource(c *facts.Command) bool {
	if c.Graph == nil {
		return true
	}
	for _, in := range c.Graph.Inputs {
		if in.Live || in.Protocol != "" && in.Protocol != "file" {
			return true
		}
	}
	return false
}
