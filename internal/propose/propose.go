// Package propose writes a first configuration from what a repository shows:
// pools from node labels and runners, role groups from namespaces, services
// and folders, budgets from what they use today.
package propose

import (
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
)

// Proposal is a configuration in the making.
type Proposal struct {
	name  string
	pools []pool
	roles []role
}

// node is the size of a node that nobody declares: the one that ffvet counts
// with anyway.
const (
	unknownCPUs   = 64
	unknownMemory = "256GiB"
)

// New proposes pools and roles for a repository from facts without a
// configuration; size is that of a node, nil if nobody says.
func New(name string, d *facts.Document, size *config.Pool) *Proposal {
	var units []*facts.Unit
	for _, u := range d.Units {
		if len(u.Commands) > 0 && u.Scheduling != nil {
			units = append(units, u)
		}
	}
	p := &Proposal{name: name, pools: poolsOf(units, d.Settings, size)}
	p.roles = rolesOf(units)
	return p
}

// Limit gives each role the budget that it uses in facts of this very
// proposal: what is a number becomes a limit, what has none a remark.
func (p *Proposal) Limit(d *facts.Document) {
	for i := range p.roles {
		r := &p.roles[i]
		r.limits, r.unbounded = limitsOf(d.Totals.Roles[r.name].Uses)
	}
}
