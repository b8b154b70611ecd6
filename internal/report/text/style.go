package text

import (
	"github.com/fatih/color"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/report"
)

// paint puts a text into a colour.
type paint func(text string) string

// style holds the colours of the report; without colour every paint is plain.
type style struct {
	on                      bool
	path, faint, help, bold paint
	note, warning, error    paint
	label                   paint // of a place beside the finding's own
}

func newStyle(on bool) style {
	return style{
		on:      on,
		path:    painter(on, color.Bold),
		bold:    painter(on, color.Bold),
		faint:   painter(on, color.Faint),
		help:    painter(on, color.FgGreen, color.Bold),
		note:    painter(on, color.FgCyan, color.Bold),
		warning: painter(on, color.FgYellow, color.Bold),
		error:   painter(on, color.FgRed, color.Bold),
		label:   painter(on, color.FgBlue, color.Bold),
	}
}

// painter decides by itself and not by the library's global switch, so that
// two reports of one run can differ.
func painter(on bool, attributes ...color.Attribute) paint {
	c := color.New(attributes...)
	if on {
		c.EnableColor()
	} else {
		c.DisableColor()
	}
	return func(text string) string { return c.Sprint(text) }
}

func (s style) level(l finding.Level) paint {
	switch l {
	case finding.Error:
		return s.error
	case finding.Warning:
		return s.warning
	}
	return s.note
}

// rule prints "[id]", a link (OSC 8) to the rule's page where colour is on.
func (s style) rule(id string) string {
	if !s.on {
		return "[" + id + "]"
	}
	return "[\x1b]8;;" + report.RuleURL(id) + "\x1b\\" + s.faint(id) + "\x1b]8;;\x1b\\]"
}
