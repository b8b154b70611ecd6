package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/source"
)

// reach says which thread options a command gives, and what each of them
// reaches.
type reach struct {
	given []option
	// unknown says that some option's value is not known.
	unknown bool
}

// option is a thread option as given, with the roles that it limits.
type option struct {
	text  string // "-threads 1"
	at    source.Span
	roles []string
	value int64
}

// largest is the largest number of threads that the command gives.
func (r reach) largest() int64 {
	var most int64
	for _, o := range r.given {
		most = max(most, o.value)
	}
	return most
}

// reachOf returns the reach of a command's thread options.
func reachOf(c *facts.Command) reach {
	var r reach
	if c.Graph == nil {
		return r
	}
	for _, d := range c.Graph.Decoders {
		r.add(c, d.Threads, "decoder "+d.Name)
	}
	for _, f := range c.Graph.Filters {
		r.add(c, f.Threads, graphName(f.Complex))
	}
	for _, e := range encoders(c) {
		if e.Name != "libsvtav1" { // it does not read -threads: measured
			r.add(c, e.Threads, "encoder "+e.Name)
		}
	}
	return r
}

// automatic returns the roles of a command that size themselves by the CPUs.
func automatic(c *facts.Command) []string {
	var roles []string
	for _, part := range c.Estimate.Threads.Components {
		if role := roleOf(part); !slices.Contains(roles, role) && follows(part) {
			roles = append(roles, role)
		}
	}
	return roles
}

// add notes the option that limits a role. A role that has no threads of its
// own, as most audio codecs, is not worth a word.
func (r *reach) add(c *facts.Command, s graph.Setting, role string) {
	switch {
	case !threaded(c, role):
		return
	case s.Given && !s.Known:
		r.unknown = true
		return
	case !s.Given || s.Value == 0:
		return
	}
	at := withValue(c, s.At)
	for i, o := range r.given {
		if o.at == at {
			if !slices.Contains(o.roles, role) {
				r.given[i].roles = append(o.roles, role)
			}
			return
		}
	}
	r.given = append(r.given, option{text: fmt.Sprintf("%s %d", s.Option, s.Value), at: at, roles: []string{role}, value: int64(s.Value)})
}

func threaded(c *facts.Command, role string) bool {
	return slices.ContainsFunc(c.Estimate.Threads.Components, func(part estimate.Component) bool { return part.Name == role })
}

func graphName(complex bool) string {
	if complex {
		return "complex filter graph"
	}
	return "simple filter graph"
}

// roleOf names the role whose option limits the component: scalers are
// limited with their graph, and the pool of libx265 apart from its encoder.
func roleOf(part estimate.Component) string {
	switch {
	case strings.HasPrefix(part.Name, "scaler "):
		return graphName(strings.HasPrefix(part.Role, "complex"))
	case part.Name == "encoder libx265":
		return "thread pool of libx265"
	}
	return part.Name
}

// follows reports whether the component's threads follow the machine's CPUs.
func follows(part estimate.Component) bool {
	one, known := estimate.Again(part.Model, part.Args, estimate.Machine{CPUs: 1, HostCPUs: 1})
	many, _ := estimate.Again(part.Model, part.Args, estimate.Machine{CPUs: 64, HostCPUs: 64})
	return known && many-one > 1
}

// encoders returns the encoders of a command, in order.
func encoders(c *facts.Command) []*graph.Encoder {
	var all []*graph.Encoder
	if c.Graph == nil {
		return nil
	}
	for _, out := range c.Graph.Outputs {
		for _, s := range out.Streams {
			if s.Encoder != nil {
				all = append(all, s.Encoder)
			}
		}
	}
	return all
}

// byItself reports whether the command decides on nothing: its threads follow
// the CPUs of the machine, and by a lot.
func byItself(c *facts.Command) bool {
	if spread(c) <= fewThreads {
		return false
	}
	r := reachOf(c)
	return !r.unknown && len(r.given) == 0
}

// fewThreads is what may grow with the machine without anybody minding.
const fewThreads = 8

// spread is how many threads more a machine of 64 CPUs makes than one of 1.
func spread(c *facts.Command) int {
	t := c.Estimate.Threads.ByCPUs
	return t["64"] - t["1"]
}
