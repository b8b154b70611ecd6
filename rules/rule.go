// Package rules holds the rules: one file each with what it is for, its
// documentation and its check. Rules read facts, never files.
package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
)

// Rule is one rule: metadata, documentation, and a check.
type Rule struct {
	ID      string // kebab case, names the problem: "quota-not-seen"
	Group   Group
	Summary string // one line
	Level   finding.Level
	Stage   Stage
	Since   string // version of ffvet: "0.1"
	Doc     Doc
	// Security is the severity from 0.1 to 10 of a security rule; 0 for all others.
	Security float64
	// Check reports every place where the rule's condition holds; where it
	// is only to be known and not shown, with level Off.
	Check func(d *facts.Document, settings Settings, report func(finding.Finding))
}

// Settings are those of one rule: options by name over the rule's defaults.
type Settings struct {
	Options          map[string]float64
	Strict, Pedantic bool
}

// Option returns the option's value, or the default.
func (s Settings) Option(name string, def float64) float64 {
	if v, ok := s.Options[name]; ok {
		return v
	}
	return def
}

// Doc is the rule's page: what it reports, why it hurts (with a measured
// figure), what to do, and when it may be ignored.
type Doc struct {
	What, Why, Fix, Ignore string
	Bad, Good              string // a shell or YAML example each
}

// Group is the part of a pipeline that a rule is about.
type Group string

// The groups.
const (
	Threads       Group = "threads"
	Processes     Group = "processes"
	Graph         Group = "graph"
	Outputs       Group = "outputs"
	Segments      Group = "segments"
	Memory        Group = "memory"
	Capacity      Group = "capacity"
	IO            Group = "io"
	Observability Group = "observability"
	Correctness   Group = "correctness"
	Security      Group = "security"
	Upgrade       Group = "upgrade"
	Lint          Group = "lint"
)

// Groups returns all groups, in the order of the documentation.
func Groups() []Group {
	return []Group{Correctness, Upgrade, Threads, Processes, Graph, Outputs, Segments, Memory, IO, Capacity, Observability, Security, Lint}
}

// Stage says who sees the rule: everybody, those who try what is new, or
// those who want everything.
type Stage string

// The stages.
const (
	Stable   Stage = "stable"
	Preview  Stage = "preview"
	Pedantic Stage = "pedantic"
)
