package budget

import (
	"strings"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
)

// New returns the budgets of a repository; before is the baseline, nil if
// there is none.
func New(d *facts.Document, before *facts.Sheet) *Report {
	b := builder{doc: d, past: newPast(before)}
	r := &Report{
		Schema: Schema, Tool: d.Tool, Repo: d.Repo, Compared: before != nil,
		Groups: []Group{}, Unplaced: []string{},
	}
	for _, p := range d.Settings.Pools {
		r.Groups = append(r.Groups, b.pool(p))
	}
	for _, role := range d.Settings.Roles {
		r.Groups = append(r.Groups, b.role(role))
	}
	for _, u := range d.Units {
		if u.Pool == "" && u.Role == "" && len(u.Commands) > 0 {
			r.Unplaced = append(r.Unplaced, u.ID)
		}
	}
	r.Headline = b.headline(r)
	return r
}

// builder puts a report together.
type builder struct {
	doc  *facts.Document
	past past
}

func (b builder) pool(p config.Pool) Group {
	g := Group{Kind: "pool", Name: p.Name, Nodes: p.Nodes, CPUs: p.CPUs, Memory: p.Memory}
	g.File, g.Line = placeOf(p.At)
	g.Lines = b.lines(b.doc.Totals.Pools[p.Name].Uses, b.past.pools[p.Name].Uses)
	return g
}

func (b builder) role(r config.Role) Group {
	g := Group{Kind: "role", Name: r.Name, Pool: r.Pool}
	g.File, g.Line = placeOf(r.At)
	g.Lines = b.lines(b.doc.Totals.Roles[r.Name].Uses, b.past.roles[r.Name].Uses)
	return g
}

// lines returns the uses with their causes.
func (b builder) lines(uses, past []facts.Use) []Line {
	lines := []Line{}
	for _, u := range uses {
		l := NewLine(u, b.before(u.Key, past))
		for _, share := range u.By {
			l.By = append(l.By, b.contributor(u, share))
		}
		l.State = b.lenient(l, u)
		lines = append(lines, l)
	}
	return lines
}

// lenient takes a line that is over for what it is where that rests on CPUs
// that nobody declares, or where the policy lets pass what has no bound.
func (b builder) lenient(l Line, u facts.Use) State {
	if l.State != Over {
		return l.State
	}
	if l.Used().IsInf() {
		if b.doc.Settings.Policy.Unbounded < finding.Error {
			return Unbounded
		}
		return Over
	}
	for _, share := range u.By {
		if dependsOnCPUs(u.Key) && b.doc.Units[share.Unit].Limits.CPUSeen.N == 0 {
			return Unknown
		}
	}
	return Over
}

func dependsOnCPUs(key string) bool {
	thing, _, _ := strings.Cut(key, "_")
	return thing == "threads" || thing == "pids" || thing == "memory"
}

// before returns what counted in the baseline: 0 for a group that it does not
// have, nil without a baseline.
func (b builder) before(key string, past []facts.Use) *bound.Bound {
	if !b.past.there {
		return nil
	}
	value := bound.Bound{}
	for _, u := range past {
		if u.Key == key {
			value = u.Used()
		}
	}
	return &value
}

func (b builder) contributor(use facts.Use, share facts.UseShare) Contributor {
	u := b.doc.Units[share.Unit]
	now := side{unit: u, processes: b.processes(u)}
	factors := now.factors(use.Key, use.Window)
	if old, known := b.past.units[keyOf(u)]; known {
		compare(factors, old.factors(use.Key, use.Window))
	}
	return Contributor{Unit: u.ID, File: u.File, Line: u.Line, Value: share.Value, Factors: factors}
}

func (b builder) processes(u *facts.Unit) []process {
	var all []process
	for _, i := range u.Commands {
		c := b.doc.Commands[i]
		all = append(all, process{file: c.File, line: c.Line, threads: c.Estimate.Threads.Peak, outputs: len(c.Outputs)})
	}
	return all
}

func placeOf(at source.Span) (file string, line int) {
	if at.File == nil {
		return "", 0
	}
	return at.File.Path, at.Position().Line
}
