package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// unbounded is the check of a rule about a launcher that nothing bounds: the
// shell noticed where; what it starts decides how bad it is.
func unbounded(id, message, help string) check {
	return func(d *facts.Document, _ Settings, report func(finding.Finding)) {
		var found sites
		for _, c := range d.Commands {
			for _, diag := range c.Found.Diags {
				if diag.Rule == id {
					found.add(launcherFinding(d, c, diag, message, help))
				}
			}
		}
		found.report(report)
	}
}

func launcherFinding(d *facts.Document, c *facts.Command, diag unit.Diag, message, help string) finding.Finding {
	u := unitOf(d, c)
	f := about(diag.Rule, launcherLevel(d, u, c), c, diag.At)
	f.Message = message + ", each with " + threadsOf(u, c)
	f.Number = int64(c.Estimate.Threads.Peak)
	f.Related = diag.Related
	f.Reasons = append(f.Reasons, finding.Reason{Label: "processes", Value: c.Found.Procs, Text: diag.Message, At: diag.At})
	f.Reasons = append(f.Reasons, processReason(u, c))
	f.Help = help
	if !diag.Certain {
		f.Certain = false
	}
	return f
}

// launcherLevel is a warning around an encoder and a note around what only
// copies or probes; what a declared pool or role must hold is as bad as the
// policy says.
func launcherLevel(d *facts.Document, u *facts.Unit, c *facts.Command) finding.Level {
	switch {
	case governed(u) && over(c.Found.Procs, bound.Of(1)):
		return d.Settings.Policy.Unbounded
	case len(encoders(c)) > 0:
		return finding.Warning
	}
	return finding.Note
}
