package gitlabci

import (
	"slices"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
)

// definition is a job as it stands in several places: in the files of the
// pipeline, and in the jobs that it extends. What comes first hides the rest.
type definition []*yamlpos.Node

// maxExtends is how deep jobs extend one another (docs: eleven).
const maxExtends = 11

// definition returns all layers of a job.
func (p *pipeline) definition(name string, depth int) definition {
	var own definition
	for _, top := range p.tops {
		if n := top.Get(name); n.IsMapping() {
			own = append(own, n)
		}
	}
	if depth >= maxExtends || len(own) == 0 || !p.follows() {
		return own
	}
	extends := own.get("extends")
	parents := texts(extends)
	slices.Reverse(parents) // the last one hides the others
	for _, parent := range parents {
		own = append(own, p.definition(parent, depth+1)...)
	}
	return own
}

// get returns the value of a key.
func (d definition) get(key string) *yamlpos.Node {
	for _, layer := range d {
		if n := layer.Get(key); n != nil {
			return n
		}
	}
	return nil
}

// pairs returns a mapping that all layers make together.
func (d definition) pairs(key string) []yamlpos.Pair {
	var out []yamlpos.Pair
	seen := map[string]bool{}
	for _, layer := range d {
		for _, pair := range layer.Get(key).Pairs() {
			if !seen[pair.Key] {
				seen[pair.Key] = true
				out = append(out, pair)
			}
		}
	}
	return out
}

// global returns a key of the top of the pipeline; `default` comes first.
func (p *pipeline) global(key string) *yamlpos.Node {
	for _, top := range p.tops {
		if n := top.Get("default", key); n != nil {
			return n
		}
	}
	return definition(p.tops).get(key)
}

// inherited returns a key of the job, else that of all jobs.
func (p *pipeline) inherited(d definition, key string) *yamlpos.Node {
	if n := d.get(key); n != nil {
		return n
	}
	if inherits, set := d.get("inherit").Get("default").Bool(); set && !inherits {
		return nil
	}
	return p.global(key)
}

// texts returns the texts of a list, or of a single scalar.
func texts(n *yamlpos.Node) []string {
	if n.IsScalar() {
		return []string{n.Str()}
	}
	var out []string
	for _, item := range n.Items() {
		if item.IsScalar() {
			out = append(out, item.Str())
		}
	}
	return out
}

// isJob reports whether a key of the top names a job that runs.
func isJob(name string, d definition) bool {
	switch name {
	case "default", "include", "stages", "types", "variables", "workflow", "spec", "image", "services", "cache",
		"before_script", "after_script":
		return false
	}
	return name[:1] != "." && (d.get("script") != nil || d.get("trigger") != nil || d.get("run") != nil)
}
