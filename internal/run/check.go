package run

import (
	"slices"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/rules"
)

// check runs the rules over the facts and silences what marks name.
func check(doc *facts.Document, marks []finding.Mark, in Input) *report.Run {
	choice := newChoice(in.Config)
	all := unreadable(doc)
	for _, r := range rules.All() {
		settings := rules.Settings{
			Options: in.Config.Lint.Rules[r.ID].Options,
			Strict:  in.Config.Strict, Pedantic: in.Config.Pedantic,
		}
		r.Check(doc, settings, func(f finding.Finding) {
			f.Command = commandSpan(doc, f)
			all = append(all, f)
		})
	}
	for _, f := range all {
		note(doc, f)
	}
	all = oneOfRoots(doc, all)
	out := silence(doc, all, marks, choice, in)
	for i := range out.Kept {
		out.Kept[i] = choice.adjust(require(doc, in.Config, out.Kept[i]))
	}
	for i := range out.Suppressed {
		out.Suppressed[i] = choice.adjust(out.Suppressed[i])
	}
	run := &report.Run{
		Tool: in.Tool, Doc: doc, Findings: out.Kept, Suppressed: out.Suppressed, Rules: choice.rules,
	}
	for _, c := range doc.Commands {
		run.Assumptions = append(run.Assumptions, c.Assumed...)
	}
	for _, f := range run.Shown() {
		doc.Findings = append(doc.Findings, report.View(f))
	}
	return run
}

// note puts the rule's id among the diags of the units and commands that the
// finding speaks of, whatever its level.
func note(doc *facts.Document, f finding.Finding) {
	for _, i := range f.Units {
		doc.Units[i].Diags = addDiag(doc.Units[i].Diags, f.Rule)
	}
	for _, i := range f.Commands {
		doc.Commands[i].DiagRules = addDiag(doc.Commands[i].DiagRules, f.Rule)
	}
}

// choice is which rules are reported, and how.
type choice struct {
	config *config.Config
	rules  []rules.Rule // enabled, in the order of the list
	known  []string     // ids of all rules
}

func newChoice(c *config.Config) *choice {
	ch := &choice{config: c}
	for _, r := range rules.All() {
		ch.known = append(ch.known, r.ID)
		if ch.enabled(r) {
			ch.rules = append(ch.rules, r)
		}
	}
	return ch
}

func (c *choice) enabled(r rules.Rule) bool {
	named := func(list []string) bool {
		return slices.Contains(list, r.ID) || slices.Contains(list, string(r.Group))
	}
	lint := c.config.Lint
	switch {
	case slices.Contains(lint.Ignore, r.ID):
		return false
	case slices.Contains(lint.Select, r.ID):
		return true
	case named(lint.Ignore), len(lint.Select) > 0 && !named(lint.Select):
		return false
	}
	return r.Stage == rules.Stable || c.config.Pedantic
}

// ids are those of the enabled rules.
func (c *choice) ids() []string {
	var ids []string
	for _, r := range c.rules {
		ids = append(ids, r.ID)
	}
	return ids
}

// adjust gives the finding the level of the configuration; off if its rule
// is not enabled.
func (c *choice) adjust(f finding.Finding) finding.Finding {
	if !slices.ContainsFunc(c.rules, func(r rules.Rule) bool { return r.ID == f.Rule }) {
		f.Level = finding.Off
	}
	if level := c.config.Lint.Rules[f.Rule].Level; level != nil && f.Level != finding.Off {
		f.Level = *level
	}
	return f
}

// commandSpan covers the command that the finding is about; zero if it is
// about none, or about several places.
func commandSpan(doc *facts.Document, f finding.Finding) source.Span {
	at := f.Command
	for _, i := range f.Commands {
		command := doc.Commands[i].Found.At
		if !at.IsZero() && at != command {
			return f.Command
		}
		at = command
	}
	return at
}
