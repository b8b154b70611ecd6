package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/unit"
)

// askedFor is the check of a rule about commands that somebody outside asks a
// server for: the host noticed where; what one command is decides how bad it is.
func askedFor(id, help string) check {
	return func(d *facts.Document, _ Settings, report func(finding.Finding)) {
		var found sites
		for _, u := range d.Units {
			for _, diag := range u.Found.Diags {
				if diag.Rule == id && runsOrWorks(u) {
					found.add(askedFinding(d, u, diag, help))
				}
			}
		}
		found.report(report)
	}
}

// runsOrWorks reports whether the unit runs a known command, or jobs of a
// server that are not in the repository.
func runsOrWorks(u *facts.Unit) bool { return len(u.Commands) > 0 || u.Found.Worker }

func askedFinding(d *facts.Document, u *facts.Unit, diag unit.Diag, help string) finding.Finding {
	f := fromDiag(aboutUnit(diag.Rule, askedLevel(d, u), u, diag.At), diag)
	f.Reasons = evidence(u.Found.Evidence, "copies")
	f.Help = help
	if c, threads := busiest(d, u); c != nil {
		f.Message += "; each with " + threadsOf(u, c)
		f.Number = int64(threads)
		f.Reasons = append(f.Reasons, processReason(u, c))
	}
	return f
}

// askedLevel is a warning around an encoder and where the commands are not
// known, a note around what only copies or probes, or ends soon.
func askedLevel(d *facts.Document, u *facts.Unit) finding.Level {
	commands := commandsOf(d, u)
	for _, c := range commands {
		if len(encoders(c)) > 0 && !u.Transient {
			return finding.Warning
		}
	}
	if len(commands) == 0 {
		return finding.Warning
	}
	return finding.Note
}
