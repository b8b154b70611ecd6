package circleci

import (
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// job is a job with all its uses.
type job struct {
	*config
	name  string
	node  *yamlpos.Node
	uses  []*use
	alive []bound.Bound
}

// unit makes the unit.
func (j *job) unit(copies bound.Bound) *unit.Unit {
	jobs := bound.Bound{}
	u := &unit.Unit{
		ID: "job/" + j.name, System: system, At: j.node.Span(), Group: j.file.Path + " job/" + j.name,
		Meta: unit.Meta{Kind: "Job", Name: j.name},
		Flow: &unit.Flow{Run: j.file.Path, Alive: j.alive},
	}
	u.Copies.SetSteady(copies)
	for _, use := range j.uses {
		p := j.parallelism(j.node, use)
		jobs = jobs.Add(use.legs.Mul(p.n))
		if use.combinations != nil {
			u.Evidence = append(u.Evidence, use.combinations.Evidence("jobs", use.legs, "combinations of the matrix in workflow "+use.workflow))
		}
		if p.at != nil {
			u.Evidence = append(u.Evidence, p.at.Evidence("copies", p.n, "parallelism of each job"))
		}
	}
	if len(j.uses) > 0 {
		u.Jobs = &jobs
	}
	if copies.Or(2) > 1 && len(u.Evidence) > 0 {
		u.Diags = append(u.Diags, unit.Diag{Rule: "matrix-fan-out", At: u.Evidence[0].At, Certain: true,
			Message: copies.String() + " jobs at once: nothing in the configuration limits them"})
	}
	for _, env := range []*yamlpos.Node{j.executor().Get("environment"), j.node.Get("environment")} {
		u.Env = append(u.Env, variables(env)...)
	}
	j.size(u)
	j.steps(u)
	return u
}

func variables(env *yamlpos.Node) []unit.Var {
	var vars []unit.Var
	for _, from := range append(env.Items(), env) {
		for _, p := range from.Pairs() {
			vars = append(vars, unit.Var{Name: p.Key, Value: p.Value.TemplateWord(), At: p.Value.KeySpan()})
		}
	}
	return vars
}

// executor returns the executor that the job names, nil if it has its own.
func (j *job) executor() *yamlpos.Node {
	n := j.node.Get("executor")
	name := n.Str() + n.Get("name").Str()
	if name == "" {
		return nil
	}
	return j.root.Get("executors", name)
}

// get returns a setting of the job, else of its executor.
func (j *job) get(key string) *yamlpos.Node {
	if n := j.node.Get(key); n != nil {
		return n
	}
	return j.executor().Get(key)
}

// size reads the resource class. Docker gives a share of a host whose CPUs
// are all seen; how many those are is not documented.
func (j *job) size(u *unit.Unit) {
	one := bound.Of(1)
	u.Copies.PerNode, u.Place.Elsewhere = &one, true
	n, name := j.get("resource_class"), "medium"
	if n.IsScalar() {
		name = n.Str()
	}
	docker := j.get("docker")
	if strings.Contains(name, "/") && !strings.Contains(name, "<<") { // runners of one's own: namespace/name
		u.Place.ResourceClass, u.Place.Elsewhere, u.Copies.PerNode = name, false, nil
		return
	}
	u.Place.ResourceClass = name
	if image := docker.Items(); len(image) > 0 {
		at := image[0].Get("image")
		u.Image = unit.Image{Ref: at.Str(), At: at.Span()}
		u.Env = append(u.Env, variables(image[0].Get("environment"))...)
		j.share(u, n, name)
		return
	}
	cpus, memory, ok := sizeOf(machineClasses(), name)
	if m := j.get("machine"); m == nil || !ok {
		cpus, memory = bound.Unknown(1), bound.Unknown(0)
	}
	u.Place.MachineCPUs, u.Limits.Memory = &cpus, &memory
	u.Evidence = append(u.Evidence, evidence(n, "memory", memory, name))
}

// share sets the limits of a job in Docker.
func (j *job) share(u *unit.Unit, n *yamlpos.Node, name string) {
	cpus, memory, ok := sizeOf(dockerClasses(), name)
	if !ok {
		cpus, memory = bound.Unknown(0), bound.Unknown(0)
	}
	u.Limits.CPUQuota, u.Limits.Memory = &cpus, &memory
	u.Limits.QuotaAt, u.Limits.MemoryAt = n.Span(), n.Span()
	u.Evidence = append(u.Evidence, evidence(n, "cpu_quota", cpus, name), evidence(n, "memory", memory, name))
}

func evidence(n *yamlpos.Node, factor string, b bound.Bound, class string) bound.Evidence {
	e := n.Evidence(factor, b, "resource class "+class)
	if n == nil {
		e.Default = true
	}
	return e
}
