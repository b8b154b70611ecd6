package sarif

import (
	"cmp"
	"strings"

	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/rules"
)

// helpText is the rule's page without markup.
func helpText(r rules.Rule) string {
	parts := []string{cmp.Or(r.Doc.What, r.Summary, r.ID), r.Doc.Why, r.Doc.Fix, r.Doc.Ignore}
	return strings.Join(append(given(parts), report.RuleURL(r.ID)), "\n\n")
}

// helpMarkdown is the rule's page: GitHub shows it instead of the text.
func helpMarkdown(r rules.Rule) string {
	parts := []string{
		cmp.Or(r.Doc.What, r.Summary, r.ID),
		headed("Why", r.Doc.Why),
		headed("What to do", r.Doc.Fix),
		headed("Instead of", fenced(r.Doc.Bad)),
		headed("Write", fenced(r.Doc.Good)),
		headed("When to ignore it", r.Doc.Ignore),
	}
	page := "[The page of " + r.ID + "](" + report.RuleURL(r.ID) + ")"
	return strings.Join(append(given(parts), page), "\n\n")
}

func headed(title, body string) string {
	if body == "" {
		return ""
	}
	return "### " + title + "\n\n" + body
}

func fenced(code string) string {
	if code == "" {
		return ""
	}
	return "```\n" + strings.TrimRight(code, "\n") + "\n```"
}

func given(parts []string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}
