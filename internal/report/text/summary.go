package text

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/report"
)

// summary closes the report: how many findings, what was read and what not,
// what was assumed, and how to say what the nodes can carry.
func (p *page) summary(r *report.Run, shown []finding.Finding) {
	p.line("%s", p.style.bold(verdict(r, shown)))
	if r.Doc != nil {
		for _, line := range upgrades(r.Doc.Commands) {
			p.line("%s", line)
		}
	}
	if r.Statistics {
		p.statistics(shown)
	}
	if n := silenced(r.Suppressed); n > 0 {
		p.line("%s silenced by marks", report.Plural(n, "finding"))
	}
	for _, a := range report.Assumed(r.Assumptions) {
		p.line("%s", report.Line(a))
	}
	if undeclared(r) {
		p.line("no capacity is declared: --node 16x64GiB*4 (CPUs x memory * nodes) or pools in .ffvet.yaml say what must fit")
	}
}

// verdict never says that there are no findings without saying what was read.
func verdict(r *report.Run, shown []finding.Finding) string {
	coverage := r.Coverage.Sentence()
	if len(shown) == 0 {
		if r.Coverage.Named == 0 && len(r.Coverage.NotRead) == 0 {
			return "nothing to lint: " + coverage
		}
		return "no findings in what was read; " + coverage
	}
	var parts []string
	for level := finding.Error; level > finding.Off; level-- {
		if n := report.Count(shown, level); n > 0 {
			parts = append(parts, report.Plural(n, level.String()))
		}
	}
	return fmt.Sprintf("%s: %s; %s", report.Plural(len(shown), "finding"), strings.Join(parts, ", "), coverage)
}

// silenced counts the findings that would have been shown.
func silenced(findings []finding.Finding) int {
	return len(findings) - report.Count(findings, finding.Off)
}

// statistics counts the findings by rule, the commonest first.
func (p *page) statistics(shown []finding.Finding) {
	counts := map[string]int{}
	for _, f := range shown {
		counts[f.Rule]++
	}
	var ids []string
	for id := range counts {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(-cmp.Compare(counts[a], counts[b]), cmp.Compare(a, b))
	})
	for _, id := range ids {
		p.line("%5d  %s", counts[id], id)
	}
}

// undeclared reports whether there are units and no pool to hold them against.
func undeclared(r *report.Run) bool {
	return r.Doc != nil && len(r.Doc.Units) > 0 &&
		(r.Doc.Settings == nil || len(r.Doc.Settings.Declared()) == 0)
}
