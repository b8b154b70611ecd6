package run

import (
	"slices"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
)

// required returns the rules that break what a role requires.
func required(requirement string) []string {
	switch requirement {
	case "explicit_threads":
		return []string{"threads-unbounded", "threads-not-enough"}
	case "cpu_limit":
		return []string{"no-cpu-limit"}
	case "memory_limit":
		return []string{"no-memory-limit"}
	case "pids_limit":
		return []string{"no-pids-limit"}
	case "bounded_fanout":
		return []string{"unbounded-parallel", "unbounded-background-loop", "dynamic-fanout", "no-workflow-parallelism",
			"unbounded-by-clients", "unbounded-by-path-pattern", "autoscaler-unbounded", "autoscaler-default-max"}
	case "bounded_retry":
		return []string{"unbounded-retry", "restart-loop", "cron-allows-overlap"}
	case "progress":
		return []string{"no-progress"}
	case "log":
		return []string{"discarded-log", "local-only-log"}
	}
	return nil
}

// require makes an error of a finding that breaks what the role of one of its
// units requires.
func require(doc *facts.Document, c *config.Config, f finding.Finding) finding.Finding {
	for _, u := range unitsOf(doc, f) {
		for _, r := range c.Roles {
			if r.Name != u.Role || f.Level == finding.Error {
				continue
			}
			if slices.ContainsFunc(r.Require, func(q string) bool { return slices.Contains(required(q), f.Rule) }) {
				f.Level = finding.Error
			}
		}
	}
	return f
}
