package facts

import (
	"time"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// Scheduling is what decides where and how often a unit runs, as the files
// say it and before any pool: enough to place the unit once more, on the
// nodes of a fleet.
type Scheduling struct {
	Kind      string            `json:"kind,omitempty"`
	Namespace string            `json:"namespace,omitempty"`
	Name      string            `json:"name,omitempty"`
	Service   string            `json:"service,omitempty"`
	Labels    map[string]string `json:"labels,omitempty"`
	Image     string            `json:"image,omitempty"`

	// Base says that others build on the unit, and that it counts with them.
	Base    bool        `json:"base,omitempty"`
	Sidecar bool        `json:"sidecar,omitempty"`
	Step    int         `json:"step,omitempty"`
	Until   int         `json:"until,omitempty"`
	Left    bound.Bound `json:"left"`

	Steady  bound.Bound  `json:"steady"`
	Peak    bound.Bound  `json:"peak"`
	PerNode *bound.Bound `json:"per_node,omitempty"`
	// EachNode says that every node holds one; a rollout adds the surge.
	EachNode bool `json:"each_node,omitempty"`
	// EachCPU says that there is one for each CPU of the machine but CPUsLess.
	EachCPU      bool        `json:"each_cpu,omitempty"`
	CPUsLess     int64       `json:"cpus_less,omitempty"`
	SurgePercent bound.Bound `json:"surge_percent"`
	SurgeCount   bound.Bound `json:"surge_count"`

	Cpuset   *bound.Bound `json:"cpuset,omitempty"`
	Requests []Request    `json:"requests,omitempty"` // of each container of the group

	NodeLabels    map[string]string `json:"node_labels,omitempty"`
	RunnerLabels  []string          `json:"runner_labels,omitempty"`
	Hosts         []string          `json:"hosts,omitempty"`
	ResourceClass string            `json:"resource_class,omitempty"`
	Cluster       string            `json:"cluster,omitempty"`
	Guaranteed    bool              `json:"guaranteed,omitempty"`
	OnePerNode    bool              `json:"one_per_node,omitempty"`
	SpreadSkew    *bound.Bound      `json:"spread_skew,omitempty"`
	Elsewhere     bool              `json:"elsewhere,omitempty"`
	MachineCPUs   *bound.Bound      `json:"machine_cpus,omitempty"`

	Clock *Clock `json:"clock,omitempty"`
	Flow  *Flow  `json:"flow,omitempty"`
}

// Request is what a container asks the scheduler for; null: nothing.
type Request struct {
	CPU    *bound.Bound `json:"cpu"`
	Memory *bound.Bound `json:"memory"` // bytes
}

// Clock is what starts a unit again and again.
type Clock struct {
	Text          string      `json:"text"`
	PeriodSeconds int64       `json:"period_seconds"` // 0: not known
	PerRun        bound.Bound `json:"per_run"`
	Overlap       bool        `json:"overlap"`
}

// Flow is when a unit lives in one run of a workflow or pipeline.
type Flow struct {
	Run   string        `json:"run"`
	Alive []bound.Bound `json:"alive"`
	Cap   *bound.Bound  `json:"cap"`
}

// NewScheduling returns what the unit says about where and how often it runs.
func NewScheduling(u *unit.Unit) *Scheduling {
	s := &Scheduling{
		Kind: u.Meta.Kind, Namespace: u.Meta.Namespace, Name: u.Meta.Name, Service: u.Meta.Service,
		Labels: u.Meta.Labels, Image: u.Image.Ref,
		Sidecar: u.Sidecar, Step: u.Step, Until: u.Until, Left: u.Left,
		Steady: u.Copies.Steady, Peak: u.Copies.Peak, PerNode: u.Copies.PerNode, EachNode: u.Copies.EachNode,
		EachCPU: u.Copies.EachCPU, CPUsLess: u.Copies.CPUsLess, Base: u.Base,
		SurgePercent: u.Copies.Surge.Percent, SurgeCount: u.Copies.Surge.Count,
		Cpuset: u.Limits.Cpuset, NodeLabels: u.Place.NodeLabels, RunnerLabels: u.Place.RunnerLabels,
		Hosts: u.Place.Hosts, ResourceClass: u.Place.ResourceClass, Cluster: u.Place.Cluster,
		Guaranteed: u.Place.Guaranteed, OnePerNode: u.Place.OnePerNode, SpreadSkew: u.Place.SpreadSkew,
		Elsewhere: u.Place.Elsewhere, MachineCPUs: u.Place.MachineCPUs,
	}
	group := u.GroupLimits
	if len(group) == 0 {
		group = []unit.Limits{u.Limits}
	}
	for _, l := range group {
		if l.RequestCPU != nil || l.RequestMemory != nil {
			s.Requests = append(s.Requests, Request{CPU: l.RequestCPU, Memory: l.RequestMemory})
		}
	}
	if c := u.Schedule; c != nil {
		s.Clock = &Clock{Text: c.Text, PeriodSeconds: int64(c.Period / time.Second), PerRun: c.PerRun, Overlap: c.Overlap}
	}
	if f := u.Flow; f != nil {
		s.Flow = &Flow{Run: f.Run, Alive: f.Alive, Cap: f.Cap}
	}
	return s
}

// Placeable returns the unit as capacity places it: what the facts say about
// where and how often it runs, and nothing of its commands.
func (u *Unit) Placeable() *unit.Unit {
	p := &unit.Unit{
		ID: u.ID, System: u.System, Group: u.Group, Phase: unit.Phase(u.Phase), Transient: u.Transient, Starts: u.Starts,
		Meta:   unit.Meta{Root: u.Root, Role: u.Role},
		Limits: unit.Limits{CPUQuota: u.Limits.CPUQuota, Memory: u.Limits.Memory},
	}
	if s := u.Scheduling; s != nil {
		s.onto(p)
	} else {
		p.Copies.Steady, p.Copies.Peak, p.Copies.PerNode = u.Copies.Steady, u.Copies.Peak, &u.Copies.PerNode
	}
	return p
}

func (s *Scheduling) onto(u *unit.Unit) {
	u.Meta.Kind, u.Meta.Namespace, u.Meta.Name, u.Meta.Service = s.Kind, s.Namespace, s.Name, s.Service
	u.Meta.Labels, u.Image.Ref = s.Labels, s.Image
	u.Base, u.Sidecar, u.Step, u.Until, u.Left = s.Base, s.Sidecar, s.Step, s.Until, s.Left
	u.Copies = unit.Copies{
		Steady: s.Steady, Peak: s.Peak, PerNode: s.PerNode, EachNode: s.EachNode,
		EachCPU: s.EachCPU, CPUsLess: s.CPUsLess,
		Surge: unit.Surge{Percent: s.SurgePercent, Count: s.SurgeCount},
	}
	u.Limits.Cpuset = s.Cpuset
	for _, r := range s.Requests {
		u.GroupLimits = append(u.GroupLimits, unit.Limits{RequestCPU: r.CPU, RequestMemory: r.Memory})
	}
	u.Place = unit.Place{
		NodeLabels: s.NodeLabels, RunnerLabels: s.RunnerLabels, Hosts: s.Hosts, ResourceClass: s.ResourceClass, Cluster: s.Cluster,
		Guaranteed: s.Guaranteed, OnePerNode: s.OnePerNode, SpreadSkew: s.SpreadSkew, Elsewhere: s.Elsewhere, MachineCPUs: s.MachineCPUs,
	}
	if c := s.Clock; c != nil {
		u.Schedule = &unit.Schedule{Text: c.Text, Period: time.Duration(c.PeriodSeconds) * time.Second, PerRun: c.PerRun, Overlap: c.Overlap}
	}
	if f := s.Flow; f != nil {
		u.Flow = &unit.Flow{Run: f.Run, Alive: f.Alive, Cap: f.Cap}
	}
}
