// Package watch turns declared budgets into what a monitoring system can hold
// them against: queries over the metrics of the usual exporters (cAdvisor,
// kube-state-metrics, node_exporter, process-exporter), each with the number
// that it must stay under and the line that contributes most to it.
package watch

import (
	"math"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
)

// Measure is what a number counts.
type Measure string

// The measures. Ratio is a part of 1.
const (
	Count     Measure = "count"
	Bytes     Measure = "bytes"
	ByteRate  Measure = "bytes a second"
	BitRate   Measure = "bits a second"
	PerMinute Measure = "a minute"
	Seconds   Measure = "seconds"
	Ratio     Measure = "share"
)

// Watch is one quantity that runs, and its budget.
type Watch struct {
	Name    string // "ThreadsPerNode"
	Title   string // "threads on one node"
	Series  string // PromQL of the quantity, without a comparison
	Measure Measure
	// Limit is the budget, At the value from which on the alert fires.
	Limit, At float64
	// Basis says where the budget stands: "roles.vod.limits.threads_per_node".
	Basis string
	// Source is the file:line that contributes most; "" if none does.
	Source string
	// Subject are the labels of the series that say which one it is.
	Subject []string
	// Role, Pool and Unit say whose budget it is; "" for none.
	Role, Pool, Unit string
	// Severe says that whoever reaches the budget is killed or refused.
	Severe bool
	// For is how many minutes the alert waits before it fires.
	For int
	// Runbook says what to do.
	Runbook string
}

// Group is what belongs to one role group, pool or unit.
type Group struct {
	Name    string // "role vod-transcode"
	Watches []Watch
}

// Plan is everything to watch, and what cannot be.
type Plan struct {
	// Repo names the repository, Share is the part of the budgets at which
	// alerts fire.
	Repo   string
	Share  float64
	Groups []Group
	// Notes say which budgets no exporter shows, and why.
	Notes []string
}

// New returns what to watch of a repository: its role groups in the order of
// the configuration, its pools, then units of no role that have limits.
func New(doc *facts.Document) Plan {
	c := doc.Settings
	p := &planner{doc: doc, watch: c.Watch, plan: Plan{Repo: doc.Repo, Share: c.Watch.Share}}
	for i := range c.Roles {
		p.role(&c.Roles[i])
	}
	for i := range c.Pools {
		p.pool(&c.Pools[i])
	}
	for _, u := range doc.Units {
		if u.Role == "" {
			p.unit(u)
		}
	}
	return p.plan
}

// planner collects the groups.
type planner struct {
	doc   *facts.Document
	watch config.Watch
	plan  Plan
	group *Group
	// owner is what every watch of the group gets.
	owner Watch
}

// begin starts a group; what is added next belongs to it.
func (p *planner) begin(name string, owner Watch) {
	p.group, p.owner = &Group{Name: name}, owner
}

// end keeps the group, unless there is nothing in it.
func (p *planner) end() {
	if len(p.group.Watches) > 0 {
		p.plan.Groups = append(p.plan.Groups, *p.group)
	}
}

// add adds a watch to the group.
func (p *planner) add(w Watch) {
	w.Role, w.Pool, w.Unit = p.owner.Role, p.owner.Pool, p.owner.Unit
	w.At = threshold(w, p.watch.Share)
	w.For = max(w.For, 1)
	p.group.Watches = append(p.group.Watches, w)
}

func (p *planner) note(text string) { p.plan.Notes = append(p.plan.Notes, text) }

// threshold is the value from which on the alert fires: the share of the
// budget. Where no whole number lies between the share and the budget, as with
// one process of one, all is well up to the budget: the next number fires.
func threshold(w Watch, share float64) float64 {
	at := share * w.Limit
	if w.Measure == Count && math.Ceil(at) >= w.Limit {
		return w.Limit + 1
	}
	return at
}
