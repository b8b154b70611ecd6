// Package knative reads services that start a container for requests, of
// Knative and of Cloud Run, and the jobs of Cloud Run. What a request starts
// stands in the server's code: the worst case is one process for each.
//
// Ids are `knativeservice/NAMESPACE/NAME/CONTAINER`, `cloudrun/NAME/CONTAINER`
// and `cloudrunjob/NAME/CONTAINER`.
package knative

import (
	"context"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/pod"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// What Cloud Run sets where the file says nothing.
const (
	cloudInstances   = 100
	cloudConcurrency = 80
	cloudMemory      = 512 << 20
	cloudRetries     = 3
)

// Objects reads services and jobs.
type Objects struct{}

// Reads reports whether the object is a service or a job of Cloud Run.
func (Objects) Reads(apiVersion, kind string) bool {
	return strings.HasPrefix(apiVersion, "serving.knative.dev/") && kind == "Service" ||
		strings.HasPrefix(apiVersion, "run.googleapis.com/") && kind == "Job"
}

// Triggers returns what such an object contains, whatever it runs.
func (Objects) Triggers() []string { return []string{"serving.knative.dev/v"} }

// Read returns the units of the object's containers.
func (Objects) Read(ctx context.Context, n *yamlpos.Node, tree source.Tree) unit.Found {
	o := &object{node: n, template: n.Get("spec", "template")}
	o.kind, o.namespace, o.name = pod.Identity(n)
	o.named = pod.NewFinder(n.Document().File, tree).Lookup(ctx, o.namespace)
	o.cloud = isCloud(n) || isCloud(o.template) || o.kind == "Job"
	spec := o.template.Get("spec")
	if o.kind == "Job" {
		spec = spec.Get("template", "spec")
	}
	var found unit.Found
	containers := spec.Get("containers").Items()
	for i, c := range containers {
		u := o.container(c, i)
		switch {
		case o.kind == "Job":
			o.tasks(u, spec)
		default:
			o.instances(u)
			if len(containers) == 1 || c.Get("ports") != nil { // the others wait for no request
				o.requests(u, spec)
			}
		}
		found.Units = append(found.Units, u)
	}
	return found
}

// object is one service or job.
type object struct {
	node, template        *yamlpos.Node
	kind, namespace, name string
	cloud                 bool // of Cloud Run, not of one's own cluster
	named                 pod.Lookup
}

// isCloud reports whether annotations or labels are Cloud Run's.
func isCloud(n *yamlpos.Node) bool {
	for _, key := range []string{"annotations", "labels"} {
		for _, p := range n.Get("metadata", key).Pairs() {
			if strings.HasPrefix(p.Key, "run.googleapis.com/") || strings.HasPrefix(p.Key, "cloud.googleapis.com/") {
				return true
			}
		}
	}
	return false
}

// container makes the unit of a container.
func (o *object) container(c *yamlpos.Node, index int) *unit.Unit {
	name := c.Get("name").Str()
	if name == "" {
		name = strconv.Itoa(index)
	}
	u := &unit.Unit{At: c.Span(), Meta: unit.Meta{Kind: o.kind, Namespace: o.namespace, Name: o.name, Container: name}}
	u.System, u.Group = "knative", "knativeservice/"+o.namespace+"/"+o.name
	if o.cloud {
		u.System, u.Group, u.Meta.Namespace = "cloudrun", "cloudrun/"+o.name, ""
		if o.kind == "Job" {
			u.Group = "cloudrunjob/" + o.name
		}
	}
	u.ID = u.Group + "/" + name
	pod.Fill(u, c, o.named)
	u.Place.NodeLabels = pod.NodeLabels(o.template.Get("spec"))
	if o.cloud {
		o.machine(u)
	}
	return u
}

// machine is what Cloud Run gives to an instance, alone on its machine as far
// as anyone can see.
func (o *object) machine(u *unit.Unit) {
	one, memory := bound.Of(1), bound.Of(cloudMemory)
	u.Copies.PerNode, u.Place.Elsewhere = &one, true
	if u.Limits.CPUQuota == nil {
		u.Limits.CPUQuota = &one
		u.Evidence = append(u.Evidence, bound.Evidence{Factor: "cpu_quota", Value: one, Path: "resources.limits.cpu", Default: true, Note: "Cloud Run's own"})
	}
	if u.Limits.Memory == nil {
		u.Limits.Memory = &memory
		u.Evidence = append(u.Evidence, bound.Evidence{Factor: "memory", Value: memory, Path: "resources.limits.memory", Default: true, Note: "Cloud Run's own"})
	}
}
