package watch

import (
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
)

// any returns the series of a metric of all the units.
func (p *planner) any(metric string, units []*facts.Unit) string {
	return p.each(units, func(u *facts.Unit) string { return p.container(u).on(metric) })
}

// each joins one selection for each unit; units that select the same do so
// once.
func (p *planner) each(units []*facts.Unit, of func(*facts.Unit) string) string {
	var all []string
	seen := map[string]bool{}
	for _, u := range units {
		if text := of(u); !seen[text] {
			seen[text] = true
			all = append(all, text)
		}
	}
	return strings.Join(all, " or ")
}

// sumBy adds up over everything but the labels.
func sumBy(labels, series string) string {
	if labels == "" {
		return "sum(" + series + ")"
	}
	return "sum by (" + labels + ") (" + series + ")"
}

// within puts a selection of several metrics into parentheses.
func within(series string) string {
	if strings.Contains(series, " or ") {
		return "(" + series + ")"
	}
	return series
}

// subject are the labels that name one container.
func subject(u *facts.Unit) []string {
	if isPod(u) {
		return []string{"namespace", "pod", "container"}
	}
	return []string{"name", "instance"}
}
