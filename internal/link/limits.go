package link

import (
	"slices"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// limited returns the limits that a command has which has some already, and
// those that stand further out: the inner ones hold.
func limited(inner, outer *unit.Limits) *unit.Limits {
	if inner == nil || outer == nil {
		if inner == nil {
			return outer
		}
		return inner
	}
	out := *inner
	if out.CPUQuota == nil {
		out.CPUQuota, out.QuotaAt = outer.CPUQuota, outer.QuotaAt
	}
	if out.Memory == nil {
		out.Memory, out.MemoryAt = outer.Memory, outer.MemoryAt
	}
	if out.Pids == nil {
		out.Pids = outer.Pids
	}
	if out.Nofile == nil {
		out.Nofile = outer.Nofile
	}
	return &out
}

// times returns the limits of several starts that each have them; none if the
// number of starts is not known.
func times(l *unit.Limits, n bound.Bound) *unit.Limits {
	if l == nil || n == bound.Of(1) {
		return l
	}
	out := *l
	for _, field := range []**bound.Bound{&out.CPUQuota, &out.Memory, &out.Pids} {
		if *field == nil {
			continue
		}
		product := (*field).Mul(n)
		if *field = &product; product.IsInf() || product.IsUnknown() {
			*field = nil
		}
	}
	return &out
}

// ofCommands sets the limits of a unit that has none to those which wrappers
// (`docker run --cpus 2`) give to all its commands: what all that run at once
// may use together.
func ofCommands(u *unit.Unit, commands []*unit.Command, procs bound.Bound) {
	var all unit.Limits
	for i, c := range commands {
		if c.Limits == nil {
			return
		}
		beside := procs.Exceeds(c.Procs) != bound.No
		addLimit(&all.CPUQuota, c.Limits.CPUQuota, i == 0, beside)
		addLimit(&all.Memory, c.Limits.Memory, i == 0, beside)
		addLimit(&all.Pids, c.Limits.Pids, i == 0, beside)
		addLimit(&all.Nofile, c.Limits.Nofile, i == 0, false)
		all.QuotaAt, all.MemoryAt = c.Limits.QuotaAt, c.Limits.MemoryAt
	}
	quota, memory := u.Limits.CPUQuota, u.Limits.Memory
	u.Limits = *limited(&u.Limits, &all)
	u.Evidence = slices.Clip(u.Evidence)
	if quota == nil && all.CPUQuota != nil {
		u.Evidence = append(u.Evidence, bound.Evidence{Factor: "cpu_quota", Value: *all.CPUQuota, At: all.QuotaAt})
	}
	if memory == nil && all.Memory != nil {
		u.Evidence = append(u.Evidence, bound.Evidence{Factor: "memory", Value: *all.Memory, At: all.MemoryAt})
	}
}

// addLimit adds one command's limit to those of the commands before it; one
// without takes the limit away.
func addLimit(sum **bound.Bound, one *bound.Bound, first, beside bool) {
	switch {
	case first:
		*sum = one
	case *sum == nil || one == nil:
		*sum = nil
	case beside:
		n := (*sum).Add(*one)
		*sum = &n
	default:
		n := (*sum).Max(*one)
		*sum = &n
	}
}
