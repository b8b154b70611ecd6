package filtergraph

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// segmented is the first version that reads filter strings with
// libavfilter's segment functions: it differs in several details.
const segmented = "6.1"

// mostSuggestions bounds how many names of one graph are looked up in search
// of what was meant: each look-up compares with every name.
const mostSuggestions = 50

// Resolve names the positional arguments of every filter and reports unknown
// filters and options, as the catalog's version does. It may be called again
// with another catalog.
func (g *Graph) Resolve(cat *catalog.Catalog) {
	r := resolver{
		graph: g, cat: cat, rows: map[string]catalog.Filter{}, fields: map[fieldKey]field{},
		segmented: catalog.Compare(cat.Version, segmented) >= 0,
	}
	g.Problems = append([]Problem(nil), g.syntax...)
	r.emptiness()
	for _, f := range g.Filters() {
		r.filter(f)
	}
}

type resolver struct {
	graph       *Graph
	cat         *catalog.Catalog
	rows        map[string]catalog.Filter // those that the graph uses
	fields      map[fieldKey]field        // likewise
	segmented   bool
	suggestions int
}

// row looks a filter up, once for all its instances.
func (r *resolver) row(name string) (catalog.Filter, bool) {
	if row, ok := r.rows[name]; ok {
		return row, true
	}
	row, ok := r.cat.Filter(name)
	if ok {
		r.rows[name] = row
	}
	return row, ok
}

// emptiness reports a graph without filters, and a separator at its end,
// which later versions accept.
func (r *resolver) emptiness() {
	empty := len(r.graph.Filters()) == 0 && len(r.graph.syntax) == 0
	if empty || r.graph.trailing && !r.segmented {
		message := "the filter string ends with a separator"
		if empty {
			message = "the filter string is empty"
		}
		r.report(Problem{Rule: "invalid-value", Message: message, At: r.graph.Text.Span, Refused: true, Certain: !r.graph.Open})
	}
}

func (r *resolver) filter(f *Filter) {
	f.known = false
	if f.open {
		return
	}
	name := f.Name
	if f.hasInstance && f.Instance == "" && !r.segmented {
		name += "@" // up to 6.0 an empty instance is part of the name
	}
	row, ok := r.row(name)
	if ok = ok && !r.removed(name); !ok {
		r.unknownFilter(f, name)
		return
	}
	f.known = true
	f.spec = row
	before := len(r.graph.Problems)
	r.arguments(f)
	if anyRefused(r.graph.Problems[before:]) {
		return // more would be a consequence
	}
	if r.values(f); !anyRefused(r.graph.Problems[before:]) {
		r.requirements(f)
	}
}

// removed reports whether a filter certainly is one that this version no
// longer has, though the data of a lower one, which stands for it, has it.
func (r *resolver) removed(name string) bool {
	removal, gone := r.cat.Removed(catalog.FilterName, name)
	return gone && !removal.Maybe
}

func (r *resolver) unknownFilter(f *Filter, name string) {
	if removal, gone := r.cat.Removed(catalog.FilterName, name); gone {
		r.report(Problem{
			Rule: "removed-option", Message: removal.Message("the filter " + name), At: f.NameAt,
			Refused: true, Certain: !removal.Maybe, Instead: removal.Instead,
		})
		return
	}
	near := ""
	if name != "" && name == f.Name {
		near = r.nearest(func() string { return r.cat.Nearest(catalog.FilterName, name) })
	}
	message := fmt.Sprintf("ffmpeg %s has no filter %q", r.cat.From, name)
	if name == "" {
		message = "a filter's name is missing"
	}
	r.report(Problem{Rule: "unknown-filter", Message: message + didYouMean(near), At: f.NameAt, Refused: true, Certain: !r.cat.Interpolated, Instead: near})
}

// arguments names the positional ones: each takes the next option in the order
// of declaration. What happens to one behind a named one depends on the
// version (avfilter.c: process_options, from 6.1 ff_filter_opt_parse).
func (r *resolver) arguments(f *Filter) {
	if catalog.Compare(r.cat.Version, going) < 0 {
		r.restarting(f)
		return
	}
	next, named := 0, false
	for i := range f.Args {
		a := &f.Args[i]
		if !a.Positional {
			named = true
			next = r.named(f, a, next)
			continue
		}
		a.Name = ""
		for next < len(f.spec.Options) && f.spec.Options[next].Flags.Has(catalog.Alias) {
			next++
		}
		if next < len(f.spec.Options) && (!named || !r.segmented) {
			a.Name = f.spec.Options[next].Name
			next++
			if named {
				r.afterNamed(f, a, false)
			}
			continue
		}
		if named && next < len(f.spec.Options) {
			r.afterNamed(f, a, true)
			continue
		}
		r.surplus(f, a)
	}
}

// named checks a named argument and returns where positional ones go on.
func (r *resolver) named(f *Filter, a *Arg, next int) int {
	name := strings.TrimPrefix(a.Name, "/")
	if name != a.Name && !r.segmented {
		name = a.Name // an ordinary character before
	}
	a.fromFile = name != a.Name
	_, ok := f.spec.Option(name)
	if !ok {
		near := r.nearest(func() string { return catalog.Closest(name, f.spec.OptionNames()) })
		r.report(Problem{
			Rule: "unknown-option", Message: fmt.Sprintf("filter %s has no option %q", f.Name, name) + didYouMean(near),
			At: a.NameAt, Refused: true, Certain: !r.graph.Open && !r.cat.Interpolated, Instead: near,
		})
		return next
	}
	if name == "enable" && !f.spec.Timeline {
		r.report(Problem{
			Rule: "unknown-option", Message: fmt.Sprintf("filter %s cannot be switched on and off with enable", f.Name),
			At: a.At, Refused: true, Certain: true,
		})
	}
	for i, o := range f.spec.Options {
		if o.Name == name {
			return i + 1
		}
	}
	return next
}

func (r *resolver) afterNamed(f *Filter, a *Arg, refused bool) {
	message := fmt.Sprintf("an argument without a name behind a named one goes to option %s here, and is refused from %s on", a.Name, segmented)
	if refused {
		message = fmt.Sprintf("filter %s takes no argument without a name behind a named one (from %s on)", f.Name, segmented)
	}
	r.report(Problem{Rule: "invalid-value", Message: message, At: a.At, Refused: refused, Certain: !r.graph.Open})
}

func (r *resolver) surplus(f *Filter, a *Arg) {
	message := fmt.Sprintf("filter %s has no further option for this argument", f.Name)
	if len(f.spec.Options) == 0 {
		message = fmt.Sprintf("filter %s has no options", f.Name)
	}
	// A hole may stand for nothing at all.
	certain := !r.graph.Open && len(a.Value.Holes()) == 0
	r.report(Problem{Rule: "invalid-value", Message: message, At: a.At, Refused: true, Certain: certain})
}

func (r *resolver) report(p Problem) { r.graph.Problems = append(r.graph.Problems, p) }

// nearest looks for what was meant, unless too much was looked for already.
func (r *resolver) nearest(look func() string) string {
	if r.suggestions++; r.suggestions > mostSuggestions {
		return ""
	}
	return look()
}

func didYouMean(name string) string {
	if name == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", name)
}
