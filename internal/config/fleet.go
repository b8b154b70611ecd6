package config

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/ffvet/ffvet/parser/source"
)

// Fleet is what one owner declares for many repositories: the pools, what
// their role groups may use in all, and which repositories there are. A pool
// takes the units whose repository or role names it, and those that its match
// takes.
type Fleet struct {
	Config
	// Repositories are those whose facts must be there; empty: not declared.
	Repositories []string
}

// LoadFleet reads the declaration of a fleet, YAML or JSON. Problems are
// errors of the file, in its order.
func LoadFleet(name string, text []byte) (*Fleet, []Problem) {
	f := &Fleet{Config: *Default()}
	digest := sha256.Sum256(text)
	f.Path, f.Digest, f.File = name, hex.EncodeToString(digest[:]), source.NewFile(name, text)
	d := &decoder{file: f.File, origins: map[string]string{}}
	if root := d.parse(text); root != nil {
		object(fleetFields()...).read(d, root, f)
		d.checkPools(&f.Config)
	}
	for i := range f.Pools {
		f.Pools[i].HasMatch = true // without a match it takes what names it, and no more
	}
	return f, d.problems
}

func fleetFields() []field[Fleet] {
	return []field[Fleet]{
		key("version", "Version of this file's shape.", fileVersion(), func(*Fleet) *string { return new(string) }),
		key("repositories", "Names of the repositories whose facts must be there.", list(text()), func(f *Fleet) *[]string { return &f.Repositories }),
		key("pools", "Node capacity, by name: in one word (16x64GiB*4) or in full.", pools(), func(f *Fleet) *[]Pool { return &f.Pools }),
		key("roles", "What the role groups of all repositories may use together, by the names that the repositories give them.",
			byName(fleetRole(), func(r *Role) *string { return &r.Name }, func(r *Role) *source.Span { return &r.At }),
			func(f *Fleet) *[]Role { return &f.Roles }),
		key("policy", "How bad what is not known is.", object(policyFields()...), func(f *Fleet) *Policy { return &f.Policy }),
	}
}

// fleetRole is a role that goes by its name: repositories say what belongs to it.
func fleetRole() kind[Role] {
	var fields []field[Role]
	for _, f := range roleFields() {
		if f.name != "match" && f.name != "require" {
			fields = append(fields, f)
		}
	}
	return completed(object(fields...))
}
