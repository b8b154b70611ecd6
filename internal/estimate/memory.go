package estimate

import (
	"encoding/json"

	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/internal/version"
)

// mib is one mebibyte in bytes.
const mib = 1 << 20

// The margins on the coefficients, which come from a linear program over 754
// measured runs of 5.1 and 7.1 that is never under a measured peak (glibc
// malloc, x86-64): the usual one, and that of what rests on few points.
const (
	memoryMargin = 1.06
	fewMargin    = 1.25
)

// MemoryUse is the resident memory of one process.
type MemoryUse struct {
	// Peak is the part that has a bound, in bytes; the components add up to it.
	Peak       int64
	Components []Component
	// Unbounded says that something grows without end, Growth by how many
	// bytes an hour, and Grows what it is.
	Unbounded bool
	Growth    int64
	Grows     []Growth
}

// Growth is one thing that gets larger the longer a process runs.
type Growth struct {
	Why  string `json:"why"`  // "reverse holds all pictures"
	Role string `json:"role"` // "output:0"
	// PerHour are bytes an hour of media.
	PerHour int64 `json:"growth_bytes_per_hour"`
	// Endless says that what feeds it certainly has no end.
	Endless bool `json:"endless"`
}

// Memory returns the resident memory that one process needs at most. What
// rests on few or no measured points has Assumed set.
func Memory(g *graph.Graph, v version.Version, libs Libraries, m Machine) MemoryUse {
	return NewMemoryModel(g, v, libs).Use(m)
}

// MemoryModel is the memory model of one process, to be asked for several
// machines.
type MemoryModel struct {
	parts []memoryPart
	grows MemoryUse // without peak and components
}

// NewMemoryModel returns the model of a process of the given version.
func NewMemoryModel(g *graph.Graph, v version.Version, libs Libraries) MemoryModel {
	u := &memory{process: process{graph: g, v: v, libs: libs}}
	if v.AtLeast(5, 0) {
		u.count.Override = g.CPUCount.Value
	}
	u.base()
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
	return MemoryModel{u.weights, u.grows}
}

// Growth returns what has no bound: a use without peak and components.
func (mm MemoryModel) Growth() MemoryUse { return mm.grows }

// Peak returns the bounded part on a machine, in bytes.
func (mm MemoryModel) Peak(m Machine) int64 {
	peak := int64(0)
	for _, p := range mm.parts {
		peak += p.weight.weigh(m).bytes(p.margin())
	}
	return peak
}

// Use returns the memory on a machine with what makes it up. It is much
// dearer than Peak.
func (mm MemoryModel) Use(m Machine) MemoryUse {
	use := mm.grows
	for _, p := range mm.parts {
		if c := p.component(m); c.Bytes > 0 {
			use.Peak += c.Bytes
			use.Components = append(use.Components, c)
		}
	}
	return use
}

// memoryPart is a component before its value is worked out.
type memoryPart struct {
	name, role string
	weight     weight
	// assumed says why the formula is an upper assumption.
	assumed string
}

// margin is the usual one, or more where few points were measured.
func (p memoryPart) margin() float64 {
	if p.assumed != "" {
		return fewMargin
	}
	return memoryMargin
}

func (p memoryPart) component(m Machine) Component {
	s := p.weight.weigh(m)
	return Component{
		Name: p.name, Role: p.role, Model: p.weight.id(), Args: p.arguments(), Bytes: s.bytes(p.margin()),
		Terms: s.text(p.margin()), Assumed: p.assumed,
	}
}

// arguments returns those of the formula and the margin, as JSON holds them.
func (p memoryPart) arguments() map[string]any {
	args := map[string]any{}
	text, err := json.Marshal(p.weight)
	if err != nil || json.Unmarshal(text, &args) != nil {
		return map[string]any{}
	}
	args["margin"] = p.margin()
	return args
}

// memory collects the components.
type memory struct {
	process
	weights []memoryPart
	grows   MemoryUse
}

// weigh notes a component.
func (u *memory) weigh(name, role, assumed string, w weight) {
	u.weights = append(u.weights, memoryPart{name, role, w, assumed})
}

// hold notes a component that is the same on every machine.
func (u *memory) hold(name, role, assumed string, all ...share) {
	u.weigh(name, role, assumed, heap{Shares: all})
}

// base is what every process has: about 41 MiB of it are pages of libraries.
func (u *memory) base() {
	all := shares{{"process and libraries", 56.7}}
	if u.v.AtLeast(7, 0) {
		all = append(all, share{"scheduler", 3.98})
	}
	u.weigh("base", "process", "", heap{Shares: all})
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
	u.grows.Growth += int64(g.perHour)
	u.grows.Unbounded = u.grows.Unbounded || g.live
	u.grows.Grows = append(u.grows.Grows, Growth{g.why, g.role, int64(g.perHour), g.live})
	if g.seconds > 0 && !g.live {
		u.hold("growth", g.role, "", share{g.why, g.perHour / 3600 * g.seconds / mib})
	}
}
