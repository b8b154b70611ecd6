package run

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// Machine is what --cpus and --host-cpus declare; zero: not given.
type Machine struct {
	CPUs, HostCPUs int
}

// over returns the CPUs that flags declare over those that capacity found.
func (m Machine) over(seen, host facts.CPUs) (facts.CPUs, facts.CPUs) {
	if m.CPUs > 0 {
		seen, host = facts.CPUs{N: m.CPUs}, facts.CPUs{N: m.CPUs}
	}
	if m.HostCPUs > 0 {
		host = facts.CPUs{N: m.HostCPUs}
	}
	return seen, host
}

// machine is what a process of the unit believes it runs on, and what decides
// it: flags, else the unit, else the number for what is not known. A wrapper
// around the command leaves it at most its own mask of that.
func (in Input) machine(c *unit.Command, u *facts.Unit) (m estimate.Machine, by string) {
	standIn := in.Config.Assume.UnknownCPUs
	seen, host := in.Machine.over(u.Limits.CPUSeen, u.Limits.CPUHost)
	m = estimate.Machine{CPUs: seen.Or(standIn), HostCPUs: host.Or(standIn)}
	switch by = u.SeenBy; {
	case in.Machine.CPUs > 0:
		by = "--cpus"
	case seen.N == 0:
		by = fmt.Sprintf("%s, taken for %d CPUs", by, standIn)
	}
	// A mask larger than the number for what is not known tells of a larger machine.
	if n, ok := masked(c.Cpuset); ok && (n <= m.CPUs || seen.N == 0 && in.Machine.CPUs == 0) {
		m.CPUs, by = n, "affinity mask of the command"
	}
	if host.N == 0 {
		m.HostCPUs = max(m.HostCPUs, m.CPUs)
	}
	return m, by
}

// masked returns the CPUs of an affinity mask, if it is known.
func masked(cpuset *bound.Bound) (n int, ok bool) {
	if cpuset == nil {
		return 0, false
	}
	hi, ok := cpuset.Hi()
	return int(hi), ok && hi > 0
}
