package capacity

import "github.com/ffvet/ffvet/internal/config"

// Unused returns the names of pools and roles that no unit matches: most
// likely the match is misspelt.
func Unused(c *config.Config, placed []Placement) (pools, roles []string) {
	taken := map[any]bool{}
	for _, p := range placed {
		taken[p.Pool], taken[p.Role] = true, true
	}
	for i := range c.Pools {
		if !taken[&c.Pools[i]] && c.Pools[i].Carries == nil {
			pools = append(pools, c.Pools[i].Name)
		}
	}
	for i := range c.Roles {
		if !taken[&c.Roles[i]] {
			roles = append(roles, c.Roles[i].Name)
		}
	}
	return pools, roles
}
