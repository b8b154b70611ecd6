package text

import (
	"strings"
	"unicode/utf8"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/parser/source"
)

// reasonRows sets the evidence chain in columns: label, value, text, place.
func reasonRows(reasons []finding.Reason) []string {
	cells := make([][4]string, len(reasons))
	var width [4]int
	for i, r := range reasons {
		cells[i] = [4]string{r.Label, report.Value(r), report.Line(r.Text), r.Show}
		if r.Show == "" {
			cells[i][3] = place(r.At)
		}
		for c, text := range cells[i] {
			width[c] = max(width[c], utf8.RuneCountInString(text))
		}
	}
	rows := make([]string, len(cells))
	for i, c := range cells {
		row := right(c[0], width[0]) + " " + left(c[1], width[1]) + "  " + right(c[2], width[2]) + "    " + c[3]
		rows[i] = strings.TrimRight(row, " ")
	}
	return rows
}

// place returns "path:line" of a span, "" for the zero span.
func place(at source.Span) string {
	if at.IsZero() {
		return ""
	}
	return report.Path(at.File.Path) + ":" + itoa(at.Position().Line)
}

// right pads a text on its right side.
func right(text string, width int) string { return text + padding(text, width) }

// left pads a text on its left side.
func left(text string, width int) string { return padding(text, width) + text }

func padding(text string, width int) string {
	return strings.Repeat(" ", max(0, width-utf8.RuneCountInString(text)))
}
