package picture

import (
	"fmt"
	"strings"
)

// DOT returns the pictures in the language of Graphviz: one graph, from left
// to right, with the filters of each complex graph in a frame.
func DOT(all []*Picture) string {
	var b strings.Builder
	b.WriteString("digraph ffmpeg {\n  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"monospace\"];\n  edge [fontname=\"monospace\"];\n")
	for i, p := range all {
		prefix := prefixOf(all, i)
		if p.Name != "" {
			fmt.Fprintf(&b, "  subgraph cluster_%s {\n  label=%s;\n", strings.TrimSuffix(prefix, "_"), dotText(p.Name))
		}
		dotRoles(&b, p, prefix)
		if p.Name != "" {
			b.WriteString("  }\n")
		}
		for _, r := range p.Roles {
			for _, l := range r.Out {
				dotLink(&b, l, prefix)
			}
		}
	}
	b.WriteString("}\n")
	return b.String()
}

// prefixOf keeps the ids of several pictures apart.
func prefixOf(all []*Picture, i int) string {
	if len(all) < 2 {
		return ""
	}
	return fmt.Sprintf("c%d_", i)
}

func dotRoles(b *strings.Builder, p *Picture, prefix string) {
	for _, g := range groups(p) {
		if g.id != "" {
			fmt.Fprintf(b, "  subgraph cluster_%s%s {\n  label=%s; style=dashed;\n", prefix, g.id, dotText(g.name))
		}
		for _, r := range g.roles {
			fmt.Fprintf(b, "  %s%s [label=%s%s];\n", prefix, r.ID, dotText(strings.Join(r.lines(), "\n")), dotShape(r.Kind))
		}
		if g.id != "" {
			b.WriteString("  }\n")
		}
	}
}

func dotShape(k Kind) string {
	switch k {
	case Input, Output:
		return ", style=bold"
	case Stream:
		return ", shape=plaintext, style=\"\""
	}
	return ""
}

func dotLink(b *strings.Builder, l *Link, prefix string) {
	var attributes []string
	if text := l.words(); text != "" {
		attributes = append(attributes, "label="+dotText(text))
	}
	if l.Copy {
		attributes = append(attributes, "style=dashed")
	}
	fmt.Fprintf(b, "  %s%s -> %s%s", prefix, l.From.ID, prefix, l.To.ID)
	if len(attributes) > 0 {
		b.WriteString(" [" + strings.Join(attributes, ", ") + "]")
	}
	b.WriteString(";\n")
}

// dotText quotes a text. A backslash begins an escape in labels, so it is
// doubled; lines end with \n.
func dotText(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(text) + `"`
}

// group is the roles that stand in one frame; "" is none.
type group struct {
	id, name string
	roles    []*Role
}

// groups returns the roles by frame, in the order of their first one.
func groups(p *Picture) []group {
	var all []group
	at := map[string]int{}
	for _, r := range p.Roles {
		if r.Group == "" {
			if n := len(all); n == 0 || all[n-1].id != "" {
				all = append(all, group{})
			}
			all[len(all)-1].roles = append(all[len(all)-1].roles, r)
			continue
		}
		i, ok := at[r.Group]
		if !ok {
			i = len(all)
			at[r.Group] = i
			all = append(all, group{id: r.Group, name: "complex filter graph"})
		}
		all[i].roles = append(all[i].roles, r)
	}
	return all
}
