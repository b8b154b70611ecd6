package watch

import (
	"fmt"
	"slices"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
)

// roleUnits are the units of one role by what sees them.
type roleUnits struct {
	role             *config.Role
	containers, pods []*facts.Unit // pods are those of the containers that a kubelet runs
	services         []*facts.Unit // the other containers
	onHost           []*facts.Unit
}

// role plans what belongs to one role group.
func (p *planner) role(r *config.Role) {
	in := p.unitsOf(r)
	p.begin("role "+r.Name, Watch{Role: r.Name, Pool: poolOf(r, slices.Concat(in.containers, in.onHost))})
	defer p.end()
	p.queues(r, in)
	if len(in.containers) > 0 {
		p.threadsOfContainers(in)
		p.processesOfContainers(in)
		p.copies(in)
		p.limitsOf(in.containers, r)
		p.starts(in)
		p.blind(in.containers)
	}
	if len(in.onHost) > 0 {
		p.processes(in)
	}
	p.segments(r, in)
	if _, given := r.Limits["outputs_per_process"]; given {
		p.note(fmt.Sprintf("role %s: no exporter shows outputs_per_process; ffvet lint holds it", r.Name))
	}
}

func (p *planner) unitsOf(r *config.Role) roleUnits {
	in := roleUnits{role: r}
	for _, u := range p.doc.Units {
		switch {
		case u.Role != r.Name || !runs(u):
		case isPod(u):
			in.pods = append(in.pods, u)
			in.containers = append(in.containers, u)
		case isContainer(u):
			in.services = append(in.services, u)
			in.containers = append(in.containers, u)
		case isHost(u):
			in.onHost = append(in.onHost, u)
		default:
			p.note(fmt.Sprintf("role %s: no exporter tells %s (%s) from others", r.Name, u.ID, u.System))
		}
	}
	return in
}

// limit returns a limit of the role and where it stands.
func limitOf(r *config.Role, key string) (value float64, where string, given bool) {
	l, given := r.Limits[key]
	if !given {
		return 0, "", false
	}
	return float64(l.Value), basis("roles."+r.Name+".limits."+key, l), true
}

func basis(path string, l config.Limit) string {
	if l.At.File == nil {
		return path
	}
	return path + " (" + at(l.At.File.Path, l.At.Position().Line) + ")"
}
