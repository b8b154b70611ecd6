package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/source"
)

// reach says which thread options a command gives, what each of them
// reaches, and which roles size themselves by the CPUs.
type reach struct {
	given     []option
	automatic []string
	// unknown says that some option's value is not known.
	unknown bool
}

// option is a thread option as given, with the roles that it limits.
type option struct {
	text  string // "-threads 1"
	at    source.Span
	roles []string
}

// reachOf returns the reach of a command's thread options. Only roles that
// have threads of their own are named.
func reachOf(c *facts.Command) reach {
	var r reach
	if c.Graph == nil {
		return r
	}
	for _, d := range c.Graph.Decoders {
		r.add(d.Threads, "decoder "+d.Name, c)
	}
	for _, f := range c.Graph.Filters {
		r.add(f.Threads, graphName(f), c)
	}
	for _, in := range c.Graph.Inputs {
		if in.Lavfi != nil {
			r.add(graph.Setting{}, "lavfi input", c)
		}
	}
	for _, e := range encoders(c) {
		r.addEncoder(e, c)
	}
	return r
}

func graphName(f *graph.FilterGraph) string {
	if f.Complex {
		return "complex filter graph"
	}
	return "filter graph"
}

// addEncoder adds an encoder: -threads does not reach the pool of libx265,
// and nothing of libsvtav1 (THREAD-MODEL: measured).
func (r *reach) addEncoder(e *graph.Encoder, c *facts.Command) {
	name := "encoder " + e.Name
	switch e.Name {
	case "libx265":
		r.add(e.Threads, name, c)
		if e.Params["pools"] == "" {
			r.addAutomatic("thread pool of libx265")
		}
	case "libsvtav1":
		if e.Params["lp"] == "" {
			r.addAutomatic(name)
		}
	default:
		r.add(e.Threads, name, c)
	}
}

func (r *reach) add(s graph.Setting, role string, c *facts.Command) {
	switch {
	case s.Given && !s.Known:
		r.unknown = true
	case s.Given && s.Value > 0:
		r.addGiven(s, role)
	case grows(c, role):
		r.addAutomatic(role)
	}
}

func (r *reach) addGiven(s graph.Setting, role string) {
	text := fmt.Sprintf("%s %d", s.Option, s.Value)
	for i, o := range r.given {
		if o.text == text && o.at == s.At {
			if !slices.Contains(o.roles, role) {
				r.given[i].roles = append(o.roles, role)
			}
			return
		}
	}
	r.given = append(r.given, option{text: text, at: s.At, roles: []string{role}})
}

func (r *reach) addAutomatic(role string) {
	if !slices.Contains(r.automatic, role) {
		r.automatic = append(r.automatic, role)
	}
}

// grows reports whether the role has more than one thread. A role that the
// estimate does not list by name is taken to have some.
func grows(c *facts.Command, role string) bool {
	listed := false
	for _, part := range c.Estimate.Threads.Components {
		if strings.HasPrefix(part.Name, role) {
			listed = true
			if part.Threads > 1 {
				return true
			}
		}
	}
	return !listed && !strings.HasPrefix(role, "decoder ") && !strings.HasPrefix(role, "encoder ")
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
	r := reachOf(c)
	return !r.unknown && len(r.given) == 0 && spread(c) > fewThreads
}

// fewThreads is what may grow with the machine without anybody minding.
const fewThreads = 8

// spread is how many threads more a machine of 64 CPUs makes than one of 1.
func spread(c *facts.Command) int {
	t := c.Estimate.Threads.ByCPUs
	return t["64"] - t["1"]
}
