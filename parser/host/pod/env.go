package pod

import (
	"regexp"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// Scope is the environment of one container, as command and args see it.
type Scope struct {
	// List are the variables in their order.
	List []unit.Var
	vars map[string]word.Word
	// open says that envFrom may bring variables that are not listed.
	open  bool
	named Lookup
	node  *yamlpos.Node // the container
}

// NewScope reads the variables of a container. Those of whole ConfigMaps and
// Secrets come first: a variable of its own hides them.
func NewScope(c *yamlpos.Node, named Lookup) Scope {
	s := Scope{vars: map[string]word.Word{}, named: named, node: c}
	for _, from := range c.Get("envFrom").Items() {
		s.all(from)
	}
	for _, e := range c.Get("env").Items() {
		name := e.Get("name").Str()
		if name == "" {
			continue
		}
		s.set(name, s.value(e, name), e.Span())
	}
	return s
}

// set adds a variable; a later one of the same name takes its place.
func (s *Scope) set(name string, value word.Word, at source.Span) {
	v := unit.Var{Name: name, Value: value, At: at}
	_, known := s.vars[name]
	s.vars[name] = value
	if !known {
		s.List = append(s.List, v)
		return
	}
	s.List[slices.IndexFunc(s.List, func(v unit.Var) bool { return v.Name == name })] = v
}

// value returns a variable's literal, or what valueFrom brings.
func (s Scope) value(e *yamlpos.Node, name string) word.Word {
	from := e.Get("valueFrom")
	if from == nil {
		return s.expand(e.Get("value"))
	}
	if known, ok := s.from(from); ok {
		return known
	}
	return word.FromHole(word.Hole{Kind: word.Variable, Name: name}, from.Span())
}

// reference matches what is replaced in command, args and values: `$$`
// stands for `$`, `$(NAME)` for a variable, `{{ … }}` for what a template
// tool fills in.
var reference = regexp.MustCompile(`\$\$|\$\([A-Za-z_.-][\w.-]*\)|\{\{.*?\}\}`)

// expand replaces the references of a scalar's text. A variable that the
// container does not have stays as it is written (core/v1 types.go).
func (s Scope) expand(n *yamlpos.Node) word.Word {
	text := n.Text()
	out := word.Word{Span: n.Span()}
	var b source.Builder
	flush := func() {
		if t := b.Text(); t.Str != "" {
			out.Parts = append(out.Parts, word.Part{Text: t, Span: t.Span(0, len(t.Str))})
		}
		b = source.Builder{}
	}
	at := 0
	for _, m := range reference.FindAllStringIndex(text.Str, -1) {
		b.AddText(text.Slice(at, m[0]))
		at = m[1]
		span := text.Span(m[0], m[1])
		span.Exact = false
		for _, part := range s.resolve(text.Str[m[0]:m[1]], span) {
			if part.Hole == nil {
				b.Add(part.Text.Str, part.Span)
				continue
			}
			flush()
			out.Parts = append(out.Parts, part)
		}
	}
	b.AddText(text.Slice(at, len(text.Str)))
	flush()
	return out
}

// resolve returns what one reference stands for; all of it points at the
// reference.
func (s Scope) resolve(ref string, at source.Span) []word.Part {
	if name, ok := strings.CutPrefix(ref, "{{"); ok {
		name = strings.TrimSpace(strings.TrimSuffix(name, "}}"))
		return word.FromHole(word.Hole{Kind: word.Template, Name: name}, at).Parts
	}
	if ref == "$$" {
		return word.Literal("$", at).Parts
	}
	name := ref[len("$(") : len(ref)-1]
	value, known := s.vars[name]
	switch {
	case known:
		parts := make([]word.Part, len(value.Parts))
		for i, p := range value.Parts {
			p.Span = at
			parts[i] = p
		}
		return parts
	case s.open:
		return word.FromHole(word.Hole{Kind: word.Variable, Name: name}, at).Parts
	}
	return word.Literal(ref, at).Parts
}
