package fleet

import (
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/budget"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// mostRepositories is how many repositories a line names.
const mostRepositories = 10

// summer turns the uses of units into lines with shares of repositories.
type summer struct {
	rows   []*Row
	before *Report
	// maxGrowth is the growth that passes, in percent.
	maxGrowth float64
}

func (s summer) group(g budget.Group, uses []facts.Use) budget.Group {
	g.Lines = []budget.Line{}
	for _, u := range uses {
		l := budget.NewLine(u, s.past(g, u.Key))
		if l.State == budget.Over && s.tolerated(l) {
			l.State = budget.Known
		}
		l.By = append(l.By, s.shares(u)...)
		g.Lines = append(g.Lines, l)
	}
	return g
}

// tolerated reports whether a line that is over was over before, and grew by
// no more than passes.
func (s summer) tolerated(l budget.Line) bool {
	return l.Before != nil && budget.Compare(*l.Before, *l.Allowed) > 0 && growth(*l.Before, l.Used()) <= s.maxGrowth
}

// past returns what counted in the baseline: 0 for a group that it does not
// have, nil without a baseline.
func (s summer) past(g budget.Group, key string) *bound.Bound {
	if s.before == nil {
		return nil
	}
	value := bound.Bound{}
	for _, old := range s.before.Groups {
		if old.Kind != g.Kind || old.Name != g.Name {
			continue
		}
		for _, l := range old.Lines {
			if l.Key == key {
				value = l.Used()
			}
		}
	}
	return &value
}

// shares returns what each repository adds, at the unit that adds most: the
// sum of its units, or the largest where the line itself is the largest.
func (s summer) shares(u facts.Use) []budget.Contributor {
	add := bound.Bound.Max
	if strings.HasSuffix(u.Key, "_per_node") || strings.HasSuffix(u.Key, "_total") || u.Key == "segments_per_minute" {
		add = bound.Bound.Add
	}
	at := map[string]int{}
	var all []budget.Contributor
	for _, share := range u.By { // the largest first
		row := s.rows[share.Unit]
		i, there := at[row.Repo]
		if !there {
			i = len(all)
			at[row.Repo] = i
			all = append(all, budget.Contributor{
				Repo: row.Repo, Unit: row.Unit.ID, File: row.Unit.File, Line: row.Unit.Line, Factors: []budget.Factor{},
			})
		}
		all[i].Value = add(all[i].Value, share.Value)
	}
	slices.SortStableFunc(all, func(a, b budget.Contributor) int { return budget.Compare(b.Value, a.Value) })
	return all[:min(len(all), mostRepositories)]
}
