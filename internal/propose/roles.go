package propose

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// role is a proposed role group.
type role struct {
	name string
	key  string // of its match: "namespaces"
	list []string
	seen []string // the first units, for people

	limits    []limit
	unbounded []string // keys of what nothing bounds today
}

// limit is one limit with the value that is used today.
type limit struct {
	key   string
	value bound.Bound
}

// mostSeen is how many units a role's comment names.
const mostSeen = 3

// rolesOf returns one role for each namespace, one for the services of
// Compose files, and one for each folder of what is left.
func rolesOf(units []*facts.Unit) []role {
	var roles []role
	at := map[string]int{}
	for _, u := range units {
		r := roleOf(u)
		id := r.name + "\x00" + r.key
		i, known := at[id]
		if !known {
			i = len(roles)
			at[id] = i
			roles = append(roles, r)
		}
		for _, entry := range r.list {
			if !slices.Contains(roles[i].list, entry) {
				roles[i].list = append(roles[i].list, entry)
			}
		}
		roles[i].seen = append(roles[i].seen, u.ID)
	}
	names := make([]pool, len(roles))
	for i, r := range roles {
		names[i].name = r.name
	}
	uniqueNames(names)
	for i := range roles {
		roles[i].name = names[i].name
	}
	return roles
}

func roleOf(u *facts.Unit) role {
	s := u.Scheduling
	switch {
	case s.Namespace != "":
		return role{name: s.Namespace, key: "namespaces", list: []string{literal(s.Namespace)}}
	case s.Service != "":
		return role{name: "services", key: "services", list: []string{literal(s.Service)}}
	}
	top, _, deep := strings.Cut(path.Dir(u.File), "/")
	switch {
	case top == "." && !deep:
		return role{name: "top", key: "paths", list: []string{literal(u.File)}}
	case strings.HasPrefix(top, "."):
		return role{name: strings.TrimPrefix(top, "."), key: "paths", list: []string{literal(top) + "/**"}}
	}
	return role{name: top, key: "paths", list: []string{literal(top) + "/**"}}
}

// literal is a glob that matches only the text.
func literal(text string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`, "]", `\]`, "{", `\{`, "}", `\}`).Replace(text)
}

// limitsOf turns what a role uses today into its budget.
func limitsOf(uses []facts.Use) (limits []limit, unbounded []string) {
	for _, key := range []string{"copies_total", "processes_per_copy", "processes_total", "threads_per_process", "memory_per_copy", "outputs_per_process", "segments_per_minute"} {
		for _, u := range uses {
			_, finite := u.Peak.Hi()
			switch {
			case u.Key != key || u.Peak.IsZero():
			case finite:
				limits = append(limits, limit{key, u.Peak})
			default:
				unbounded = append(unbounded, fmt.Sprintf("%s: nothing bounds it today (%s)", key, u.Peak))
			}
		}
	}
	return limits, unbounded
}
