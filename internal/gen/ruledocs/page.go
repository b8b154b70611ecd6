package main

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/rules"
)

// page returns the page of one rule as Markdown.
func page(r rules.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s.\n\n", r.ID, sentence(r.Summary))
	fmt.Fprintf(&b, "| group | default level | stage | since |\n|---|---|---|---|\n| %s | %s | %s | %s |\n", r.Group, r.Level, r.Stage, r.Since)
	for _, part := range []struct{ title, text string }{
		{"What it reports", r.Doc.What}, {"Why it hurts", r.Doc.Why},
		{"What to do", r.Doc.Fix}, {"When to ignore it", r.Doc.Ignore},
	} {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n", part.title, part.text)
	}
	fmt.Fprintf(&b, "\n## Example\n\nReported:\n\n%s\nNot reported:\n\n%s", fence(r.Doc.Bad), fence(r.Doc.Good))
	fmt.Fprintf(&b, "\n<!-- Written by go generate ./rules from rules/%s.go. -->\n", strings.ReplaceAll(r.ID, "-", "_"))
	return b.String()
}

// index returns the table of all rules.
func index(all []rules.Rule) string {
	var b strings.Builder
	b.WriteString("# Rules\n\nLevels are those of a run in which the condition is certain and no capacity is declared, or, where a rule is silent until a pool or a role is declared, those with one.\n")
	for _, group := range rules.Groups() {
		written := false
		for _, r := range all {
			if r.Group != group {
				continue
			}
			if !written {
				fmt.Fprintf(&b, "\n## %s\n\n| rule | level | stage | |\n|---|---|---|---|\n", group)
				written = true
			}
			fmt.Fprintf(&b, "| [%s](%s.md) | %s | %s | %s |\n", r.ID, r.ID, r.Level, r.Stage, r.Summary)
		}
	}
	b.WriteString("\n<!-- Written by go generate ./rules. -->\n")
	return b.String()
}

func fence(code string) string {
	return "```" + language(code) + "\n" + code + "\n```\n"
}

// language guesses the language of an example by its first word.
func language(code string) string {
	for _, line := range strings.Split(code, "\n") {
		first, _, _ := strings.Cut(strings.TrimPrefix(line, "- "), " ")
		switch {
		case strings.HasPrefix(line, "#"):
			continue
		case strings.HasSuffix(first, ":"):
			return "yaml"
		case first == "CMD" || first == "ENTRYPOINT" || first == "HEALTHCHECK":
			return "dockerfile"
		}
		break
	}
	return "sh"
}

func sentence(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
