// Package pod reads the parts of a Kubernetes pod that several systems share:
// the environment, the commands and the limits of a container, and the nodes
// that a pod may run on.
package pod

import (
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// Lookup returns the ConfigMap or Secret with the name, in the container's
// namespace; nil if the repository has none.
type Lookup func(kind, name string) *yamlpos.Node

// Fill sets what a container says about itself: image, limits, environment,
// and what it runs.
func Fill(u *unit.Unit, c *yamlpos.Node, named Lookup) {
	u.Image = unit.Image{Ref: c.Get("image").Str(), At: c.Get("image").Span()}
	Limits(u, c.Get("resources"))
	vars := NewScope(c, named)
	u.Env = vars.List
	u.Runs = vars.Runs(c)
}
