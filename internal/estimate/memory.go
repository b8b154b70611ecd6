package estimate

import (
	"fmt"
	"math"
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/internal/version"
)

// mib is one mebibyte in bytes.
const mib = 1 << 20

// memoryMargin is on every coefficient of the memory model. They come from a
// linear program over 754 measured runs of 5.1 and 7.1 that is never under a
// measured peak (glibc malloc, x86-64).
const memoryMargin = 1.06

// MemoryUse is the resident memory of one process.
type MemoryUse struct {
	// Peak is the part that has a bound, in bytes; the components add up to it.
	Peak       int64
	Components []Component
	// Unbounded says that something grows without end, Growth by how many
	// bytes an hour, and Why what it is.
	Unbounded bool
	Growth    int64
	Why       string
}

// Memory returns the resident memory that one process needs at most. What
// rests on few or no measured points has Assumed set.
func Memory(g *graph.Graph, v version.Version, libs Libraries, m Machine) MemoryUse {
	u := &memory{process: process{graph: g, v: v, libs: libs}, m: m}
	if v.AtLeast(5, 0) {
		u.count.Override = g.CPUCount.Value
	}
	base := share{"process and libraries", 56.7}
	if v.AtLeast(7, 0) {
		u.add("base", "process", "", base, share{"scheduler", 3.98})
	} else {
		u.add("base", "process", "", base)
	}
	for _, in := range g.Inputs {
		u.input(in)
	}
	for _, d := range g.Decoders {
		u.decoderMemory(d)
	}
	for _, f := range g.Filters {
		u.filters(f)
	}
	for _, out := range g.Outputs {
		u.output(out)
	}
	return u.use
}

// memory collects the components.
type memory struct {
	process
	m   Machine
	use MemoryUse
}

// share is one summand of a component in MiB.
type share struct {
	what string
	mib  float64
}

// add notes a component, unless it is nothing.
func (u *memory) add(name, role, assumed string, shares ...share) {
	total := 0.0
	var text []string
	for _, s := range shares {
		if s.mib <= 0 {
			continue
		}
		total += s.mib * memoryMargin
		text = append(text, fmt.Sprintf("%s %.1f MiB", s.what, s.mib*memoryMargin))
	}
	if total == 0 {
		return
	}
	bytes := int64(math.Ceil(total * mib))
	u.use.Peak += bytes
	u.use.Components = append(u.use.Components, Component{
		Name: name, Role: role, Model: "memory/1", Args: map[string]any{}, Bytes: bytes,
		Terms: strings.Join(text, " + "), Assumed: assumed,
	})
}

// growth is something that gets larger with the length of what is read or
// written.
type growth struct {
	why, role string
	perHour   float64 // bytes
	// seconds is how long it goes on, 0 if that is not known; live says that
	// it has no end.
	seconds float64
	live    bool
}

// grow notes something that grows: with a known length it has a size.
func (u *memory) grow(g growth) {
	u.use.Growth += int64(g.perHour)
	u.use.Unbounded = u.use.Unbounded || g.live
	if u.use.Why == "" {
		u.use.Why = g.why
	}
	if g.seconds > 0 && !g.live {
		u.add("growth", g.role, "", share{g.why, g.perHour / 3600 * g.seconds / mib})
	}
}
