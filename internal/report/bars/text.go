package bars

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/fatih/color"

	"github.com/ffvet/ffvet/internal/budget"
	"github.com/ffvet/ffvet/internal/report/cell"
)

// Style says what the terminal can show.
type Style struct {
	Width        int // columns
	Color, ASCII bool
}

// The widths of a bar, and the narrowest terminal that gets bars at all.
const (
	barWidth  = 16
	barsAbove = 72
)

// mostShown is how many contributors a line has on a terminal.
const mostShown = 3

// text draws a page for a terminal.
type text struct {
	out   *bufio.Writer
	style Style
	names int // columns of the widest name of a line
}

// Text draws the page for a terminal.
func Text(w io.Writer, p Page, s Style) error {
	t := text{out: bufio.NewWriter(w), style: s}
	for _, g := range p.Groups {
		for _, l := range lines(g, false) {
			t.names = max(t.names, cell.Width(budget.Name(l.Key)))
		}
	}
	if p.Headline != "" {
		t.wrapped(p.Headline, "", color.Bold)
		fmt.Fprintln(t.out)
	}
	for i, g := range p.Groups {
		if i > 0 {
			fmt.Fprintln(t.out)
		}
		t.group(g, p.Compared)
	}
	if len(p.Groups) > 0 && len(p.Notes) > 0 {
		fmt.Fprintln(t.out)
	}
	for _, n := range p.Notes {
		t.wrapped(n, "  ")
	}
	return t.out.Flush()
}

func (t text) group(g budget.Group, compared bool) {
	head := t.paint(g.Kind+" "+cell.Clip(g.Name, t.style.Width, "…"), color.Bold)
	rest := title(g)
	if g.File != "" {
		rest = strings.TrimPrefix(rest+fmt.Sprintf("  %s:%d", g.File, g.Line), "  ")
	}
	if rest != "" {
		head += "  " + t.paint(rest, color.Faint)
	}
	fmt.Fprintln(t.out, head)
	for _, l := range lines(g, false) {
		t.line(l, compared)
	}
}

func (t text) line(l budget.Line, compared bool) {
	name := budget.Name(l.Key)
	row := "  " + name + strings.Repeat(" ", t.names-cell.Width(name)) + "  "
	if t.style.Width >= barsAbove {
		row += t.bar(l) + "  "
	}
	row += t.paint(used(l), colorOf(l)...)
	if l.Allowed != nil {
		row += " of " + budget.Amount(l.Key, *l.Allowed) + "  " + t.paint(word(l), colorOf(l)...)
	}
	if c := change(l); compared && c != "" {
		row += "  " + c
	}
	fmt.Fprintln(t.out, strings.TrimRight(row, " "))
	for _, c := range contributors(l, mostShown) {
		t.wrapped(budget.Amount(l.Key, c.Value)+"  "+owner(c)+"  "+c.Product(), "      ", color.Faint)
	}
}

// owner names the unit, with its repository where there are several.
func owner(c budget.Contributor) string {
	return strings.TrimPrefix(c.Repo+" "+c.Unit, " ")
}

// word is the state in one word.
func word(l budget.Line) string {
	switch l.State {
	case budget.Over:
		return "over"
	case budget.Known:
		return "over, as before"
	case budget.Unknown:
		return "unknown"
	case budget.Unbounded:
		return "no bound"
	}
	return percent(l)
}

// percent is the used part of what is allowed, rounded up: 100 % is full.
func percent(l budget.Line) string {
	n, _ := l.Used().MilliHi()
	allowed, _ := l.Allowed.MilliHi()
	if allowed == 0 {
		return "0 %"
	}
	return fmt.Sprintf("%.0f %%", float64(n)/float64(allowed)*100)
}

// bar draws the used part of what is allowed; blanks where nothing is.
func (t text) bar(l budget.Line) string {
	full, empty := "█", "░"
	if t.style.ASCII {
		full, empty = "#", "."
	}
	if l.Allowed == nil {
		return strings.Repeat(" ", barWidth)
	}
	n, finite := l.Used().MilliHi()
	allowed, _ := l.Allowed.MilliHi()
	drawn := 0
	switch {
	case l.Used().IsUnknown():
		return strings.Repeat("?", barWidth)
	case !finite || n >= allowed && n > 0:
		drawn = barWidth
	case n > 0:
		drawn = max(1, int(float64(n)/float64(allowed)*barWidth))
	}
	return t.paint(strings.Repeat(full, drawn), colorOf(l)...) + t.paint(strings.Repeat(empty, barWidth-drawn), color.Faint)
}

// nearlyFull is the used part from which a bar is yellow.
const nearlyFull = 0.9

func colorOf(l budget.Line) []color.Attribute {
	switch l.State {
	case budget.Over:
		return []color.Attribute{color.FgRed, color.Bold}
	case budget.Known, budget.Unknown, budget.Unbounded:
		return []color.Attribute{color.FgYellow}
	case budget.Fits:
		n, _ := l.Used().MilliHi()
		if allowed, _ := l.Allowed.MilliHi(); float64(n) > nearlyFull*float64(allowed) {
			return []color.Attribute{color.FgYellow}
		}
		return []color.Attribute{color.FgGreen}
	}
	return nil
}

// wrapped prints a text in lines that fit, those after the first further in.
func (t text) wrapped(text, indent string, attributes ...color.Attribute) {
	for _, line := range cell.Wrap(text, max(t.style.Width-len(indent), 20), "  ") {
		fmt.Fprintln(t.out, t.paint(indent+line, attributes...))
	}
}

// paint decides by itself and not by the library's global switch.
func (t text) paint(text string, attributes ...color.Attribute) string {
	if !t.style.Color || len(attributes) == 0 || text == "" {
		return text
	}
	c := color.New(attributes...)
	c.EnableColor()
	return c.Sprint(text)
}
