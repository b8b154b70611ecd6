package text

import (
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/report/cell"
)

const (
	// usualWidth is the width of a report that goes to no terminal, in columns.
	usualWidth = 80
	// leastWidth is what a frame has on the narrowest terminal.
	leastWidth = 40
	// frameLead is how many columns stay in front of a place that is cut out.
	frameLead = 24
	// minGutter keeps the frames of most findings in one line.
	minGutter = 5
	// frameBytes is how far around a place a line is looked at: more than
	// any frame shows, little of a line of ten megabytes.
	frameBytes = 400
)

// frame is the part of one source line that the report shows.
type frame struct {
	line  int
	cells []cell.Cell
	// before and behind say that the line goes on there.
	before, behind bool
	marks          []underline
}

// underline says where the carets of a mark go, in columns of the frame.
type underline struct {
	mark
	from, width int
}

// frames writes the source lines of a finding with its places underlined.
func (p *page) frames(f finding.Finding, gutter int) {
	width := max(leastWidth, p.width-gutter-len(" | "))
	last := 0
	for _, m := range p.together(marksOf(f), width) {
		fr := p.cut(m, width)
		if last > 0 && fr.line != last && fr.line != last+1 {
			p.line("%s", strings.Repeat(" ", gutter-1)+p.style.faint("..."))
		}
		last = fr.line
		p.frame(f, fr, gutter, width)
	}
}

// gutterWidth is the width of the line numbers in front of a finding's frames.
func gutterWidth(f finding.Finding) int {
	n := minGutter
	for _, m := range marksOf(f) {
		n = max(n, len(itoa(m.line)))
	}
	return n
}

// frame writes one source line and what is underlined in it.
func (p *page) frame(f finding.Finding, fr frame, gutter, width int) {
	bar := p.style.faint("|")
	text := cell.Join(fr.cells)
	if fr.before {
		text = "…" + text
	}
	if fr.behind {
		text += "…"
	}
	p.line("%s", strings.TrimRight(left(itoa(fr.line), gutter)+" "+bar+" "+text, " "))
	lead := strings.Repeat(" ", gutter) + " " + bar + " "
	for _, u := range fr.marks {
		paint := p.style.level(f.Level)
		if !u.primary {
			paint = p.style.label
		}
		for _, row := range u.rows(width) {
			p.line("%s%s%s", lead, strings.Repeat(" ", row.indent), paint(row.text))
		}
	}
}

// cut returns the part of a line that fits the frame, and its marks in it.
func (p *page) cut(marks []mark, width int) frame {
	text := window(marks)
	cells := cell.Split(p.mask(text.str))
	from, to := p.cellsOf(cells, text, marks[0])
	for _, m := range marks[1:] {
		_, end := p.cellsOf(cells, text, m)
		to = max(to, end)
	}
	first, last := fit(cells, from, to, width, text)
	fr := frame{
		line: marks[0].line, cells: cells[first:last],
		before: first > 0 || text.cutBefore, behind: last < len(cells) || text.cutBehind,
	}
	for _, m := range marks {
		from, to := p.cellsOf(cells, text, m)
		from, to = clamp(from, first, last), clamp(to, first, last)
		u := underline{mark: m, from: cell.Columns(cells[first:from]), width: max(1, cell.Columns(cells[from:to]))}
		if fr.before {
			u.from++ // the dots
		}
		fr.marks = append(fr.marks, u)
	}
	return fr
}

// cellsOf returns the cells of a mark, at least one of them.
func (p *page) cellsOf(cells []cell.Cell, text slice, m mark) (from, to int) {
	from = cell.At(cells, len(p.mask(text.upTo(m.start))))
	to = cell.At(cells, len(p.mask(text.upTo(m.end))))
	return from, max(to, from+1)
}

// mask hides the secrets in a part of the source.
func (p *page) mask(text string) string { return p.masker.Text(text) }

// fit chooses the cells to show: the whole line if it fits, else a stretch
// that begins a little before the place.
func fit(cells []cell.Cell, from, to, width int, text slice) (first, last int) {
	if cell.Columns(cells) <= width && !text.cutBefore && !text.cutBehind {
		return 0, len(cells)
	}
	from, to = min(from, len(cells)), min(to, len(cells))
	width -= len("..") // one column of dots on either side
	if cell.Columns(cells[:to]) > width || text.cutBefore {
		lead := min(frameLead, width-cell.Columns(cells[from:to]))
		for first = from; first > 0 && cells[first-1].Width <= lead; first-- {
			lead -= cells[first-1].Width
		}
	}
	return first, first + cell.Fit(cells[first:], width)
}

func clamp(n, least, most int) int { return min(max(n, least), most) }

func itoa(n int) string { return strconv.Itoa(n) }
