package capacity

import (
	"cmp"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/parser/imageref"
	"github.com/ffvet/ffvet/parser/unit"
)

// setRole finds the unit's role group: the one that a mark names, else the
// one whose match has the most keys, then the longest path, then the first.
func (p *Placement) setRole(c *config.Config) {
	if name := p.Unit.Meta.Role; name != "" {
		p.RoleName = name
		for i := range c.Roles {
			if c.Roles[i].Name == name {
				p.Role = &c.Roles[i]
			}
		}
		return
	}
	best := -1
	longest := 0
	for i := range c.Roles {
		keys, path, ok := roleFit(&c.Roles[i], p.Unit)
		if ok && cmp.Or(cmp.Compare(keys, best), cmp.Compare(path, longest)) > 0 {
			best, longest = keys, path
			p.Role, p.RoleName = &c.Roles[i], c.Roles[i].Name
		}
	}
}

// roleFit reports whether every key of a role's match holds for the unit, how
// many keys there are, and how long its path is. A role without match takes
// every unit.
func roleFit(r *config.Role, u *unit.Unit) (keys, path int, ok bool) {
	m := r.Match
	names := []struct {
		globs []string
		texts []string
	}{
		{m.Kinds, []string{u.Meta.Kind}},
		{m.Namespaces, []string{u.Meta.Namespace}},
		{m.Names, []string{u.Meta.Name, u.Meta.Service}},
		{m.Images, []string{u.Image.Ref, imageref.Repository(u.Image.Ref)}},
		{m.Services, []string{u.Meta.Service}},
	}
	for _, n := range names {
		if len(n.globs) == 0 {
			continue
		}
		keys++
		if !oneMatches(n.globs, n.texts) {
			return 0, 0, false
		}
	}
	if len(m.Labels) > 0 {
		keys++
		if !holdsAll(u.Meta.Labels, m.Labels) {
			return 0, 0, false
		}
	}
	if len(m.Paths) > 0 {
		keys++
		if path = longestPath(m, u); path == 0 {
			return 0, 0, false
		}
	}
	return keys, path, true
}

func oneMatches(globs, texts []string) bool {
	for _, text := range texts {
		if anyMatches(globs, text) {
			return true
		}
	}
	return false
}
