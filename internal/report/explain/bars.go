package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/report/cell"
)

// bar is one line of the components: equal ones are one bar.
type bar struct {
	name, terms, assumed string
	each, times          int
}

func (b bar) threads() int { return b.each * b.times }

// barsOf folds the components, the largest first.
func barsOf(all []estimate.Component) []bar {
	at := map[bar]int{}
	var bars []bar
	for _, c := range all {
		b := bar{name: c.Name, terms: c.Terms, assumed: c.Assumed, each: c.Threads}
		if b.each == 0 {
			continue
		}
		i, ok := at[b]
		if !ok {
			i = len(bars)
			at[b] = i
			bars = append(bars, b)
		}
		bars[i].times++
	}
	slices.SortStableFunc(bars, func(x, y bar) int { return cmp.Compare(y.threads(), x.threads()) })
	return bars
}

// barWidth is how many columns the longest bar has.
const barWidth = 12

// bars draws what makes up the threads, with the arithmetic.
func (p *page) bars() {
	t := p.command.Estimate.Threads
	p.say(Strong, "  ", "threads on %s, ffmpeg %s", count(p.command.Estimate.CPUs, "CPU"), t.FFmpeg)
	all := barsOf(t.Components)
	most, names := 1, 0
	for _, b := range all {
		most, names = max(most, b.threads()), max(names, cell.Width(label(b)))
	}
	names = min(names, 28)
	for _, b := range all {
		head := fmt.Sprintf("%6d %4s  ", b.threads(), share(b.threads(), t.Peak))
		drawn := p.bar(b.threads(), most)
		text := label(b) + strings.Repeat(" ", max(0, names-cell.Width(label(b)))) + "  " + b.terms
		if b.assumed != "" {
			text += "  (assumed: " + b.assumed + ")"
		}
		indent := strings.Repeat(" ", len(head)+barWidth+2)
		lines := p.columns(text, len(indent))
		p.line("%s%s%s  %s", head, p.Style.Paint(Bar, drawn), strings.Repeat(" ", barWidth-cell.Width(drawn)), lines[0])
		for _, more := range lines[1:] {
			p.line("%s%s", indent, more)
		}
	}
	p.line("%6d  in all", t.Peak)
}

// share is a part of the whole in percent, rounded.
func share(n, whole int) string {
	if percent := (n*100 + whole/2) / max(whole, 1); percent > 0 {
		return fmt.Sprintf("%d%%", percent)
	}
	return "<1%"
}

// columns wraps a text to what is left beside an indent.
func (p *page) columns(text string, indent int) []string {
	return cell.Wrap(p.plain(text), max(20, p.Style.Width-indent), "  ")
}

func label(b bar) string {
	if b.times > 1 {
		return fmt.Sprintf("%d × %s", b.times, b.name)
	}
	return b.name
}

// bar draws n of most, in eighths of a column.
func (p *page) bar(n, most int) string {
	if p.ascii() {
		return strings.Repeat("#", max(1, n*barWidth/most))
	}
	eighths := max(1, n*barWidth*8/most)
	drawn := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		drawn += string([]rune("▏▎▍▌▋▊▉")[rest-1])
	}
	return drawn
}
