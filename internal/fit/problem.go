package fit

import (
	"maps"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/internal/version"
)

// problem is one command on one machine: its components, and the knobs that
// set their threads.
type problem struct {
	command *facts.Command
	graph   *graph.Graph
	machine estimate.Machine
	version version.Version
	parts   []part
	knobs   []knob
	stages  []stage
	notes   []string
	looks   int // at parts, so far
}

// part is a component with the knobs that reach it.
type part struct {
	estimate.Component
	links []link
	known map[[2]int]int // threads by what its links say
}

// link says that a knob sets an argument of a part's model. Of several links
// to one argument the first counts whose knob is turned.
type link struct {
	knob int
	arg  string
	// exact says that the knob's value counts whatever was given before; else
	// a smaller one that was given stays.
	exact bool
}

// assignment holds the value of each knob; keep leaves it as it is.
type assignment []int

// keep is the value of a knob that is not turned. It is above every value.
const keep = 1 << 20

func newProblem(c *facts.Command, m estimate.Machine) *problem {
	p := &problem{command: c, graph: c.Graph, machine: m}
	if v, err := version.Parse(c.Estimate.Threads.FFmpeg); err == nil {
		p.version = v
	}
	for _, component := range c.Estimate.Threads.Components {
		p.parts = append(p.parts, part{Component: component, known: map[[2]int]int{}})
	}
	if c.Graph != nil && c.Invocation != nil {
		if c.Invocation.Open {
			p.note("a word that is not known here may hold options: the numbers leave it out")
		}
		p.findKnobs()
		p.findStages()
	}
	return p
}

// kept is the assignment that changes nothing.
func (p *problem) kept() assignment {
	a := make(assignment, len(p.knobs))
	for i := range a {
		a[i] = keep
	}
	return a
}

// peak returns the threads of the whole process.
func (p *problem) peak(a assignment) int {
	p.looks += len(p.parts)
	total := 0
	for i := range p.parts {
		total += p.threads(i, a)
	}
	return total
}

// peakOn returns the threads on another machine with the same options.
func (p *problem) peakOn(m estimate.Machine, a assignment) int {
	other := &problem{machine: m}
	for _, part := range p.parts {
		part.known = map[[2]int]int{}
		other.parts = append(other.parts, part)
	}
	return other.peak(a)
}

// threads returns the threads of one part.
func (p *problem) threads(i int, a assignment) int {
	part := &p.parts[i]
	key := part.key(a)
	n, ok := part.known[key]
	if !ok {
		n, ok = estimate.Again(part.Model, part.arguments(a), p.machine)
		if !ok {
			n = part.Threads
		}
		part.known[key] = n
	}
	return n
}

// key holds the turned values of the part's first two arguments.
func (p *part) key(a assignment) (key [2]int) {
	key = [2]int{keep, keep}
	seen := ""
	n := 0
	for _, l := range p.links {
		if l.arg != seen && seen != "" {
			n = 1
		}
		seen = l.arg
		if key[n] == keep {
			key[n] = a[l.knob]
		}
	}
	return key
}

// arguments returns the arguments of the part's model as the knobs make them.
func (p *part) arguments(a assignment) map[string]any {
	if len(p.links) == 0 {
		return p.Args
	}
	args := maps.Clone(p.Args)
	done := map[string]bool{}
	for _, l := range p.links {
		if done[l.arg] || a[l.knob] == keep {
			continue
		}
		done[l.arg] = true
		value := a[l.knob]
		if now, given := p.given(l.arg); given && !l.exact {
			value = min(value, now)
		}
		args[l.arg] = value
	}
	return args
}

// given returns the value that an argument has now; false if it is automatic.
func (p *part) given(arg string) (int, bool) {
	n := number(p.Args[arg])
	if arg == "pools" {
		return n, n >= 0
	}
	return n, n > 0
}

// number reads a number as JSON, or Go, holds it.
func number(v any) int {
	switch n := v.(type) {
	case float64:
		return int(n)
	case int:
		return n
	}
	return 0
}
