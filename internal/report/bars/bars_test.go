package bars

import (
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/budget"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/report/cell"
	"github.com/ffvet/ffvet/parser/bound"
)

func page(used bound.Bound, unit string) Page {
	allowed := bound.Of(640)
	l := budget.NewLine(facts.Use{Key: "threads_per_node", Steady: bound.Of(1), Peak: used, Allowed: &allowed}, nil)
	l.By = []budget.Contributor{{Unit: unit, File: "a|b.yaml", Line: 3, Value: used}}
	return Page{Headline: "<b>" + unit + "</b> `x_y`", Groups: []budget.Group{{Kind: "pool", Name: "enc", Nodes: 1, CPUs: 64, Lines: []budget.Line{l}}}}
}

func drawn(t *testing.T, p Page, s Style) string {
	t.Helper()
	var out strings.Builder
	if err := Text(&out, p, s); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// The bar is as full as the budget is used.
func TestBars(t *testing.T) {
	tests := []struct {
		used bound.Bound
		want string
	}{
		{bound.Bound{}, "................"}, {bound.Of(1), "#..............."}, {bound.Of(320), "########........"},
		{bound.Of(639), "###############."}, {bound.Of(640), "################"}, {bound.Of(9999), "################"},
		{bound.Inf(1), "################"}, {bound.Unknown(1), "????????????????"},
	}
	for _, test := range tests {
		if got := drawn(t, page(test.used, "u"), Style{Width: 80, ASCII: true}); !strings.Contains(got, " "+test.want+" ") {
			t.Errorf("%s of 640 is not %s:\n%s", test.used, test.want, got)
		}
	}
}

// Nothing of a narrow terminal is overrun but by the numbers of a line.
func TestWidths(t *testing.T) {
	p := page(bound.Of(9999), strings.Repeat("long ", 40))
	for _, width := range []int{1, 20, 40, 71, 72, 100} {
		for line := range strings.Lines(drawn(t, p, Style{Width: width})) {
			if n := cell.Width(strings.TrimSuffix(line, "\n")); n > max(width, 72) {
				t.Errorf("%d columns for %d: %q", n, width, line)
			}
		}
	}
}

// Names cannot become markup, tables or mentions; code stays code.
func TestMarkdownIsEscaped(t *testing.T) {
	var out strings.Builder
	if err := Markdown(&out, page(bound.Of(9999), "*u*|@me [a](b)\n# h")); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<b>", "*u*", "u|", "@me", "\n# h", "](b)|"} {
		if strings.Contains(out.String(), bad) {
			t.Errorf("%q is left in:\n%s", bad, &out)
		}
	}
	if !strings.Contains(out.String(), "`x_y`") {
		t.Errorf("code is changed:\n%s", &out)
	}
}

// A comment stays short however many pools there are.
func TestMarkdownIsShort(t *testing.T) {
	p := page(bound.Of(9999), "u")
	for range 2000 {
		p.Groups = append(p.Groups, p.Groups[0])
	}
	var out strings.Builder
	if err := Markdown(&out, p); err != nil {
		t.Fatal(err)
	}
	if out.Len() > 60_000 {
		t.Errorf("%d bytes", out.Len())
	}
}
