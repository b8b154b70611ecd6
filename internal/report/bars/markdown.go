package bars

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/ffvet/ffvet/internal/budget"
)

// The lengths of a comment: forges cut or refuse what is longer than 64 KiB.
const (
	mostRows  = 200
	mostUsers = 60
)

// Markdown writes the page for a comment on a pull request.
func Markdown(w io.Writer, p Page) error {
	out := bufio.NewWriter(w)
	headline := escapeText(p.Headline)
	switch {
	case headline == "" && len(p.Groups) == 0:
		headline = "no budget is declared"
	case headline == "":
		headline = "all budgets hold"
	}
	fmt.Fprintf(out, "**ffvet:** %s\n", headline)
	if len(p.Groups) > 0 {
		table(out, p)
		users(out, p)
	}
	for _, n := range p.Notes {
		fmt.Fprintf(out, "\n%s\n", escapeText(n))
	}
	return out.Flush()
}

// table writes one row for each line.
func table(out io.Writer, p Page) {
	fmt.Fprint(out, "\n| budget | used | allowed | |")
	if p.Compared {
		fmt.Fprint(out, " change |")
	}
	fmt.Fprint(out, "\n|---|---:|---:|---|")
	if p.Compared {
		fmt.Fprint(out, "---:|")
	}
	fmt.Fprintln(out)
	rows := 0
	for _, g := range p.Groups {
		for _, l := range lines(g, true) {
			if rows++; rows <= mostRows {
				row(out, g, l, p.Compared)
			}
		}
	}
	if rows > mostRows {
		fmt.Fprintf(out, "\n… and %s\n", plural(int64(rows-mostRows), "more line"))
	}
}

func row(out io.Writer, g budget.Group, l budget.Line, compared bool) {
	allowed, state := "–", ""
	if l.Allowed != nil {
		allowed, state = budget.Amount(l.Key, *l.Allowed), word(l)
	}
	if l.State == budget.Over {
		state = "**over**"
	}
	fmt.Fprintf(out, "| %s %s: %s | %s | %s | %s |", g.Kind, escapeCell(g.Name), budget.Name(l.Key), used(l), allowed, state)
	if compared {
		fmt.Fprintf(out, " %s |", change(l))
	}
	fmt.Fprintln(out)
}

// users folds away who uses what is tight.
func users(out io.Writer, p Page) {
	var rows []string
	for _, g := range p.Groups {
		for _, l := range lines(g, true) {
			if l.State == budget.Fits && !l.Grew() {
				continue
			}
			for _, c := range contributors(l, mostShown) {
				rows = append(rows, fmt.Sprintf("| %s of %s | %s | %s | %s |", budget.Name(l.Key), escapeCell(g.Name),
					budget.Amount(l.Key, c.Value), escapeCell(owner(c)), escapeCell(c.Product())))
			}
		}
	}
	if len(rows) == 0 {
		return
	}
	fmt.Fprint(out, "\n<details><summary>Who uses it</summary>\n\n| | | unit | factors |\n|---|---:|---|---|\n")
	for _, r := range rows[:min(len(rows), mostUsers)] {
		fmt.Fprintln(out, r)
	}
	if len(rows) > mostUsers {
		fmt.Fprintf(out, "\n… and %d more\n", len(rows)-mostUsers)
	}
	fmt.Fprint(out, "\n</details>\n")
}

// escapeText keeps names from being read as Markdown, code in backquotes as it is.
func escapeText(text string) string {
	parts := strings.Split(text, "`")
	for i := range parts {
		if i%2 == 0 || i == len(parts)-1 {
			parts[i] = escapeCell(parts[i])
		}
	}
	return strings.Join(parts, "`")
}

func escapeCell(text string) string {
	return strings.NewReplacer(
		`\`, `\\`, "`", "\\`", "|", `\|`, "*", `\*`, "_", `\_`, "<", "&lt;", ">", "&gt;", "[", `\[`, "\n", " ", "\r", " ", "@", "&#64;", "#", `\#`,
	).Replace(text)
}
