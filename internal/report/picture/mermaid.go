package picture

import (
	"fmt"
	"strings"
)

// Mermaid returns the pictures as one flowchart of Mermaid, which GitHub and
// GitLab draw in Markdown.
func Mermaid(all []*Picture) string {
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	for i, p := range all {
		prefix := prefixOf(all, i)
		if p.Name != "" {
			fmt.Fprintf(&b, "  subgraph %s[%s]\n", strings.TrimSuffix(prefix, "_"), mermaidText(p.Name))
		}
		for _, g := range groups(p) {
			if g.id != "" {
				fmt.Fprintf(&b, "  subgraph %s%s[%s]\n", prefix, g.id, mermaidText(g.name))
			}
			for _, r := range g.roles {
				open, end := mermaidShape(r.Kind)
				fmt.Fprintf(&b, "  %s%s%s%s%s\n", prefix, r.ID, open, mermaidText(strings.Join(r.lines(), "\n")), end)
			}
			if g.id != "" {
				b.WriteString("  end\n")
			}
		}
		for _, r := range p.Roles {
			for _, l := range r.Out {
				fmt.Fprintf(&b, "  %s%s %s %s%s\n", prefix, l.From.ID, mermaidArrow(l), prefix, l.To.ID)
			}
		}
		if p.Name != "" {
			b.WriteString("  end\n")
		}
	}
	return b.String()
}

func mermaidShape(k Kind) (open, end string) {
	switch k {
	case Input, Output:
		return "[[", "]]"
	case Stream:
		return "([", "])"
	}
	return "[", "]"
}

func mermaidArrow(l *Link) string {
	arrow := "-->"
	if l.Copy {
		arrow = "-.->"
	}
	if text := l.words(); text != "" {
		arrow += "|" + mermaidText(text) + "|"
	}
	return arrow
}

// mermaidText quotes a text. Whatever may mean something to Mermaid or in
// Markdown is written as the number of its character.
func mermaidText(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '\n':
			b.WriteString("<br/>")
		case r < 0x80 && !plainInMermaid(r):
			fmt.Fprintf(&b, "#%d;", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func plainInMermaid(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || strings.ContainsRune(" .,:=/+-()", r)
}
