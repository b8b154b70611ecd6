// Package report holds what every report format reads: the findings of one
// run, worst first, with what was read to get them. Each format is a package
// of its own below this one.
package report

import (
	"cmp"
	"slices"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/mask"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/rules"
)

// Run is the outcome of one run, as every format gets it.
type Run struct {
	Tool     facts.Tool
	Doc      *facts.Document // nil if the run ended before there were facts
	Findings []finding.Finding
	// Suppressed are findings that a mark or a baseline silenced.
	Suppressed []finding.Finding
	// Rules are the enabled rules, those that found nothing included.
	Rules       []rules.Rule
	Coverage    Coverage
	Assumptions []facts.Assume

	// Color, Quiet and Statistics shape the text report alone.
	Color, Quiet, Statistics bool
	// Width is how many columns the text report has for source lines; 0 is 80.
	Width int
}

// RuleURL returns the address of the rule's page.
func RuleURL(id string) string {
	return "https://github.com/ffvet/ffvet/blob/main/docs/rules/" + id + ".md"
}

// Shown returns the findings to report, worst first: by level, what a whole
// node or role group can become before what one place does, then by file and
// place. Secrets are masked. Findings of level off are left out. The order is the
// same for the same findings, however they came in.
func (r *Run) Shown() []finding.Finding {
	m := mask.New()
	var shown []finding.Finding
	for _, f := range r.Findings {
		if f.Level != finding.Off {
			shown = append(shown, masked(f, m))
		}
	}
	whole := map[string]bool{}
	for _, rule := range r.Rules {
		whole[rule.ID] = rule.Group == rules.Capacity
	}
	slices.SortStableFunc(shown, func(a, b finding.Finding) int {
		order := cmp.Or(-cmp.Compare(a.Level, b.Level), first(whole[a.Rule], whole[b.Rule]))
		if whole[a.Rule] && whole[b.Rule] {
			order = cmp.Or(order, -cmp.Compare(a.Number, b.Number))
		}
		return cmp.Or(order, byPlace(a, b))
	})
	return shown
}

// first sorts what holds before what does not.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// View returns a finding as JSON outputs show it.
func View(f finding.Finding) facts.Finding {
	v := facts.Finding{Rule: f.Rule, Level: f.Level, Certain: f.Certain, Message: f.Message}
	if !f.At.IsZero() {
		at := f.At.Position()
		v.File, v.Line, v.Column = f.At.File.Path, at.Line, at.Column
	}
	for _, l := range f.Labels {
		at, end := l.At.Position(), l.At.EndPosition()
		v.Labels = append(v.Labels, facts.Label{
			File: l.At.File.Path, Line: at.Line, Column: at.Column, EndLine: end.Line, EndColumn: end.Column, Message: l.Text,
		})
	}
	return v
}

// Count returns how many of the findings have the level.
func Count(findings []finding.Finding, level finding.Level) int {
	n := 0
	for _, f := range findings {
		if f.Level == level {
			n++
		}
	}
	return n
}

func byPlace(a, b finding.Finding) int {
	return cmp.Or(
		cmp.Compare(path(a), path(b)),
		cmp.Compare(a.At.Start, b.At.Start),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Message, b.Message),
	)
}

func path(f finding.Finding) string {
	if f.At.IsZero() {
		return ""
	}
	return f.At.File.Path
}

// masked returns a copy of the finding without secrets in its words.
func masked(f finding.Finding, m *mask.Masker) finding.Finding {
	f.Message, f.Help = m.Text(f.Message), m.Text(f.Help)
	f.Reasons = slices.Clone(f.Reasons)
	for i := range f.Reasons {
		f.Reasons[i].Text = m.Text(f.Reasons[i].Text)
	}
	f.Related, f.Labels = maskedNotes(f.Related, m), maskedNotes(f.Labels, m)
	return f
}

func maskedNotes(notes []source.Note, m *mask.Masker) []source.Note {
	notes = slices.Clone(notes)
	for i := range notes {
		notes[i].Text = m.Text(notes[i].Text)
	}
	return notes
}
