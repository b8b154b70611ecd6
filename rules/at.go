package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/source"
)

// about returns a finding about one command.
func about(id string, level finding.Level, c *facts.Command, at source.Span) finding.Finding {
	if at.IsZero() {
		at = c.Found.Name.Span
	}
	if at.IsZero() {
		at = c.Found.At
	}
	return finding.Finding{
		Rule: id, Level: level, Certain: true, At: at,
		Command: c.Found.At, Units: []int{c.Unit}, Commands: []int{c.Index}, Key: key(c),
	}
}

// aboutUnit returns a finding about a unit.
func aboutUnit(id string, level finding.Level, u *facts.Unit, at source.Span) finding.Finding {
	if at.IsZero() {
		at = u.Found.At
	}
	return finding.Finding{
		Rule: id, Level: level, Certain: true, At: at,
		Units: []int{u.Index}, Commands: u.Commands, Key: u.ID,
	}
}

// possible turns a finding that a hole may refute into one that says so; it
// is a note at most.
func possible(f finding.Finding) finding.Finding {
	f.Certain = false
	f.Level = min(f.Level, finding.Note)
	f.Message = "possible: " + f.Message
	return f
}

// commandsOf returns the commands of a unit.
func commandsOf(d *facts.Document, u *facts.Unit) []*facts.Command {
	commands := make([]*facts.Command, 0, len(u.Commands))
	for _, i := range u.Commands {
		commands = append(commands, d.Commands[i])
	}
	return commands
}

// unitOf returns the unit of a command.
func unitOf(d *facts.Document, c *facts.Command) *facts.Unit { return d.Units[c.Unit] }
