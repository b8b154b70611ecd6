package budget

import "github.com/ffvet/ffvet/internal/facts"

// past is a baseline.
type past struct {
	there bool
	pools map[string]facts.PoolTotal
	roles map[string]facts.RoleTotal
	units map[[3]string]side
}

func newPast(s *facts.Sheet) past {
	if s == nil {
		return past{}
	}
	p := past{there: true, pools: s.Totals.Pools, roles: s.Totals.Roles, units: map[[3]string]side{}}
	for _, u := range s.Units {
		old := side{unit: u}
		for _, i := range u.Commands {
			c := s.Commands[i]
			old.processes = append(old.processes, process{file: c.File, line: c.Line, threads: c.Estimate.Threads.Peak, outputs: len(c.Outputs)})
		}
		p.units[keyOf(u)] = old
	}
	return p
}

// keyOf names a unit within its repository.
func keyOf(u *facts.Unit) [3]string { return [3]string{u.Root, u.File, u.ID} }
