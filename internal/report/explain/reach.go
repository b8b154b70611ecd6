package explain

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/source"
)

// Reach says of each thread option of the command which roles it reaches,
// and which stay automatic although a limit was given.
func Reach(g *graph.Graph) []string {
	r := reachOf(g)
	var lines []string
	for _, o := range r.options {
		lines = append(lines, "your "+o.text+" "+o.says)
	}
	if len(lines) > 0 && len(r.automatic) > 0 {
		lines = append(lines, r.rest())
	}
	return lines
}

// reach is what the thread options of a command do.
type reach struct {
	options   []option
	automatic []string // roles
}

// option is a thread option with what there is to say about it.
type option struct {
	text, says string
	at         source.Span
	where      string
	roles      []string
}

func reachOf(g *graph.Graph) *reach {
	r := &reach{}
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
	r.finish(g)
	return r
}

// add notes that the setting reaches the role. where says on which side of
// the command its option stands.
func (r *reach) add(s graph.Setting, where, role string) {
	if !s.Given {
		r.automatic = append(r.automatic, role)
		return
	}
	text := fmt.Sprintf("%s %d", s.Option, s.Value)
	if !s.Known {
		text = s.Option
	}
	if s.Option != "-threads" {
		where = ""
	}
	for i, o := range r.options {
		if o.text == text && o.where == where {
			r.options[i].roles = append(o.roles, role)
			return
		}
	}
	r.options = append(r.options, option{text: text, where: where, at: s.At, roles: []string{role}})
}

// finish puts into words what was noted.
func (r *reach) finish(g *graph.Graph) {
	only := ""
	if len(r.automatic) > 0 {
		only = "only "
	}
	for i, o := range r.options {
		r.options[i].says = fmt.Sprintf("%sreaches %s%s", o.where, only, list(unique(o.roles)))
	}
	for _, o := range g.Invocation.Trailing {
		if o.Name == "threads" {
			r.options = append(r.options, option{
				text: "-threads behind the last output", says: "reaches nothing", at: o.Flag.Span.Cover(o.Value.Span),
			})
		}
	}
}

// rest names what no option reaches.
func (r *reach) rest() string { return "automatic: " + list(unique(r.automatic)) }

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
