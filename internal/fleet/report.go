package fleet

import (
	"fmt"
	"slices"

	"github.com/ffvet/ffvet/internal/budget"
	"github.com/ffvet/ffvet/internal/capacity"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// Schema names the shape of the report. It changes only by adding fields.
const Schema = "ffvet-fleet/1"

// Report is the sums over a fleet.
type Report struct {
	Schema string     `json:"schema"`
	Tool   facts.Tool `json:"tool"`
	// Pools is the digest of the declaration; "" if there is none.
	Pools        string `json:"pools"`
	Repositories int    `json:"repositories"`
	Units        int    `json:"units"`
	// Compared says that there is a baseline.
	Compared bool           `json:"compared"`
	Headline string         `json:"headline"`
	Groups   []budget.Group `json:"groups"`
	// Grown are the lines that grew by more than is allowed.
	Grown []string `json:"grown"`
	// Unplaced are the units on no pool of the fleet, by repository and name.
	Unplaced []string `json:"unplaced"`
	// Problems make the sums incomplete: facts that are missing, stale, twice
	// there or unreadable.
	Problems []string `json:"problems"`
}

// Failed reports whether something is over what is allowed and grew, or grew
// by more than is allowed.
func (r *Report) Failed() bool {
	return len(r.Grown) > 0 || slices.ContainsFunc(r.Groups, func(g budget.Group) bool {
		return slices.ContainsFunc(g.Lines, func(l budget.Line) bool { return l.State == budget.Over })
	})
}

// Options shape a report.
type Options struct {
	Tool facts.Tool
	// Before is the baseline, nil if there is none.
	Before *Report
	// MaxGrowth is how much each line may grow over the baseline, in percent.
	MaxGrowth float64
	// MaxAge is how many days the facts of a repository may be older than the
	// newest; 0: any number.
	MaxAge int
}

// Report sums the fold up.
func (f *Fold) Report(o Options) *Report {
	repos := f.repositories()
	rows := f.sorted()
	r := &Report{
		Schema: Schema, Tool: o.Tool, Pools: f.placer.fleet.Digest, Repositories: len(names(repos)), Units: len(rows),
		Compared: o.Before != nil, Groups: []budget.Group{}, Grown: []string{}, Unplaced: []string{},
	}
	fleet := f.declared(rows)
	placer := newPlacer(fleet)
	placer.recorded = f.placer.recorded
	loads := loadsOf(placer, rows)
	totals := capacity.Totals(&fleet.Config, loads)
	s := summer{rows: rows, before: o.Before, maxGrowth: o.MaxGrowth}
	for i := range fleet.Pools {
		p := &fleet.Pools[i]
		r.Groups = append(r.Groups, s.group(budget.Group{Kind: "pool", Name: p.Name, Nodes: p.Nodes, CPUs: p.CPUs, Memory: p.Memory}, totals.Pools[p.Name].Uses))
	}
	for i := range fleet.Roles {
		role := &fleet.Roles[i]
		r.Groups = append(r.Groups, s.group(budget.Group{Kind: "role", Name: role.Name, Pool: role.Pool}, totals.Roles[role.Name].Uses))
	}
	for i, l := range loads {
		if l.Pool == nil && len(fleet.Pools) > 0 {
			r.Unplaced = append(r.Unplaced, rows[i].Repo+" "+rows[i].Unit.ID)
		}
	}
	r.Problems = append(f.Problems(), missing(f.placer.fleet.Repositories, repos)...)
	r.Problems = append(r.Problems, stale(repos, o.MaxAge)...)
	slices.Sort(r.Problems)
	if r.Problems == nil {
		r.Problems = []string{}
	}
	r.Grown = append(r.Grown, grown(r.Groups, o.MaxGrowth)...)
	r.Headline = budget.Headline(r.Groups)
	return r
}

// loadsOf places all rows; units of different repositories share no group.
func loadsOf(p placer, rows []*Row) []capacity.Load {
	units := make([]*facts.Unit, len(rows))
	for i, r := range rows {
		own := *r.Unit
		own.Root = r.Repo + "\x00" + own.Root
		units[i] = &own
	}
	loads := make([]capacity.Load, len(rows))
	for i, at := range p.place(units) {
		loads[i] = rows[i].load()
		loads[i].Placement = at
	}
	return loads
}

// declared returns the declaration of the fleet. What it leaves out (all
// pools, all roles) are those that the repositories name, of unknown size.
func (f *Fold) declared(rows []*Row) *config.Fleet {
	fleet := *f.placer.fleet
	if len(fleet.Pools) == 0 {
		for _, name := range distinct(rows, func(r *Row) string { return r.Unit.Pool }) {
			fleet.Pools = append(fleet.Pools, config.Pool{Name: name, HasMatch: true, MaxPods: unlimited})
		}
	}
	if len(fleet.Roles) == 0 {
		for _, name := range distinct(rows, func(r *Row) string { return r.Unit.Role }) {
			fleet.Roles = append(fleet.Roles, config.Role{Name: name, Window: facts.PeakWindow})
		}
	}
	return &fleet
}

// unlimited is more pods than any node takes.
const unlimited = 1 << 30

func distinct(rows []*Row, of func(*Row) string) []string {
	var all []string
	for _, r := range rows {
		if name := of(r); name != "" {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// grown words the lines that grew by more percent than is allowed.
func grown(groups []budget.Group, most float64) []string {
	var all []string
	for _, g := range groups {
		for _, l := range g.Lines {
			if l.Grew() && growth(*l.Before, l.Used()) > most {
				all = append(all, fmt.Sprintf("%s %s: %s from %s to %s", g.Kind, g.Name, budget.Name(l.Key),
					budget.Amount(l.Key, *l.Before), budget.Amount(l.Key, l.Used())))
			}
		}
	}
	return all
}

// growth is how much larger a number is, in percent; what is no number, and
// what comes from nothing, grows by any percentage.
func growth(before, now bound.Bound) float64 {
	a, known := before.MilliHi()
	b, finite := now.MilliHi()
	if !known || !finite || a == 0 {
		return 1e9
	}
	return (float64(b) - float64(a)) / float64(a) * 100
}
