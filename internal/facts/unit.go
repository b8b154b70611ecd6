package facts

import (
	"github.com/ffvet/ffvet/internal/mask"
	"github.com/ffvet/ffvet/parser/unit"
)

// NewUnit returns the facts of a unit, but for what capacity decides: pool,
// role, CPUs seen, copies per node.
func NewUnit(u *unit.Unit, m *mask.Masker) *Unit {
	f := &Unit{
		ID: u.ID, System: u.System, Group: u.Group, Phase: string(u.Phase),
		Root: u.Meta.Root, Profiles: u.Meta.Profiles, Role: u.Meta.Role,
		Copies:      Copies{Steady: u.Copies.Steady, Peak: u.Copies.Peak, PerNode: u.Copies.Peak},
		Starts:      u.Starts,
		Jobs:        u.Jobs,
		Transient:   u.Transient,
		Base:        u.Base,
		SharedBound: u.SharedBound, PlatformCap: u.PlatformCap,
		Default: u.Copies.Default,
		Limits: Limits{
			CPUQuota: u.Limits.CPUQuota, Memory: u.Limits.Memory,
			Pids: u.Limits.Pids, Nofile: u.Limits.Nofile,
		},
		Env: map[string]string{}, Evidence: NewEvidence(u.Evidence),
		Diags: []string{}, Commands: []int{}, Found: u,
		Scheduling: NewScheduling(u),
	}
	if u.At.File != nil {
		f.File, f.Line = u.At.File.Path, u.At.Position().Line
	}
	if f.Profiles == nil {
		f.Profiles = []string{}
	}
	for _, v := range u.Env {
		f.Env[v.Name] = m.Value(v.Name, v.Value.String())
	}
	return f
}
