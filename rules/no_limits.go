package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
)

// container reports whether the unit is a long-running container that could
// have limits, and runs ffmpeg.
func container(u *facts.Unit) bool {
	image := u.Found.Image
	return (image.Ref != "" || image.Build != nil) && u.System != "dockerfile" && startsTogether(u) && len(u.Commands) > 0
}

// unlimited reports the container as a finding of the rule.
func unlimited(id string, level finding.Level, u *facts.Unit, message, help string) finding.Finding {
	f := aboutUnit(id, level, u, u.Found.At)
	f.Message, f.Help = message, help
	return f
}
