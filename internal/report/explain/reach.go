package explain

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
)

// Reach says of each thread option of the command which roles it reaches,
// and which stay automatic although a limit was given.
func Reach(g *graph.Graph) []string {
	r := reach{roles: map[string][]string{}}
	for _, d := range g.Decoders {
		r.add(d.Threads, "stands before -i and ", "decoder "+d.Name)
	}
	for _, f := range g.Filters {
		name, where := "the simple filter graph", "stands before the output and "
		if f.Complex {
			name, where = "the complex filter graph", ""
		}
		r.add(f.Threads, where, name)
	}
	for _, out := range g.Outputs {
		for _, s := range out.Streams {
			if s.Encoder != nil {
				r.add(s.Encoder.Threads, "stands before the output and ", "encoder "+s.Encoder.Name)
			}
		}
	}
	return r.lines(g)
}

type reach struct {
	options   []string
	roles     map[string][]string
	automatic []string
}

// add notes that the setting reaches the role. where says on which side of
// the command its option stands.
func (r *reach) add(s graph.Setting, where, role string) {
	if !s.Given {
		r.automatic = append(r.automatic, role)
		return
	}
	key := fmt.Sprintf("%s %d", s.Option, s.Value)
	if !s.Known {
		key = s.Option
	}
	if s.Option != "-threads" {
		where = ""
	}
	key = fmt.Sprintf("%s %s", key, where)
	if _, ok := r.roles[key]; !ok {
		r.options = append(r.options, key)
	}
	r.roles[key] = append(r.roles[key], role)
}

func (r *reach) lines(g *graph.Graph) []string {
	var lines []string
	only := ""
	if len(r.automatic) > 0 {
		only = "only "
	}
	for _, o := range r.options {
		lines = append(lines, fmt.Sprintf("your %sreaches %s%s", o, only, list(unique(r.roles[o]))))
	}
	for _, o := range g.Invocation.Trailing {
		if o.Name == "threads" {
			lines = append(lines, "your -threads behind the last output reaches nothing")
		}
	}
	if len(lines) > 0 && len(r.automatic) > 0 {
		lines = append(lines, "automatic: "+list(unique(r.automatic)))
	}
	return lines
}

func unique(names []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, n := range names {
		if !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}

// list joins names as in a sentence.
func list(names []string) string {
	switch len(names) {
	case 0:
		return "nothing"
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
