package fleet

import (
	"cmp"

	"github.com/ffvet/ffvet/internal/capacity"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/unit"
)

// placer puts units on the pools of the fleet.
type placer struct {
	fleet *config.Fleet
	// pools is the configuration without roles: in a fleet these go by name.
	pools *config.Config
	// recorded says that the fleet declares no pools: units stay where their
	// repositories put them.
	recorded bool
}

func newPlacer(f *config.Fleet) placer {
	pools := f.Config
	pools.Roles = nil
	return placer{fleet: f, pools: &pools, recorded: len(f.Pools) == 0}
}

// place returns where the units run: on the pool that their repository names,
// else on that of their role, else on the one that matches.
func (p placer) place(units []*facts.Unit) []capacity.Placement {
	all := make([]*unit.Unit, len(units))
	for i, u := range units {
		all[i] = u.Placeable()
		role := p.role(u.Role)
		switch {
		case p.declares(u.Pool):
			all[i].Place.Pool = u.Pool
		case role != nil:
			all[i].Place.Pool = role.Pool
		}
		if p.recorded {
			keepCopies(all[i], u)
		}
	}
	placed := capacity.Place(p.pools, all)
	for i, u := range units {
		placed[i].Role, placed[i].RoleName = p.role(u.Role), u.Role
	}
	return placed
}

// keepCopies takes the copies that the repository's own pools make: a fleet
// without pools knows no better.
func keepCopies(u *unit.Unit, of *facts.Unit) {
	perNode := of.Copies.PerNode
	u.Copies = unit.Copies{Steady: of.Copies.Steady, Peak: of.Copies.Peak, PerNode: &perNode}
	u.Place.SpreadSkew = nil
}

func (p placer) role(name string) *config.Role {
	for i := range p.fleet.Roles {
		if p.fleet.Roles[i].Name == name {
			return &p.fleet.Roles[i]
		}
	}
	return nil
}

func (p placer) declares(pool string) bool {
	for i := range p.fleet.Pools {
		if p.fleet.Pools[i].Name == pool {
			return true
		}
	}
	return false
}

// rows returns the rows of a document, evaluated for the nodes of the fleet.
func (p placer) rows(s *facts.Sheet) []*Row {
	placed := p.place(s.Units)
	seen := map[key]int{}
	var all []*Row
	for i, u := range s.Units {
		load := capacity.NewLoad(u.ProcsPerCopy, needs(s, u, placed[i]))
		if placed[i].Pool == nil { // nothing is known better than its repository does
			load.Threads, load.Memory = u.Threads, u.Memory
		}
		r := newRow(s.Repo, 0, u, load)
		k := r.key()
		r.Nth = seen[k]
		seen[k]++
		all = append(all, r)
	}
	return all
}

// byKey orders rows as their keys.
func byKey(a, b *Row) int {
	x, y := a.key(), b.key()
	return cmp.Or(cmp.Compare(x.repo, y.repo), cmp.Compare(x.root, y.root), cmp.Compare(x.file, y.file), cmp.Compare(x.id, y.id), cmp.Compare(x.nth, y.nth))
}
