package text

import (
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/report/cell"
	"github.com/ffvet/ffvet/parser/source"
)

const (
	// frameWidth is how many columns of a source line are shown.
	frameWidth = 100
	// frameLead is how many of them stay in front of a place that is cut out.
	frameLead = 24
	// minGutter keeps the frames of most findings in one line.
	minGutter = 5
	// frameBytes is how far around the place a line is looked at: more than
	// any frame shows, little of a line of ten megabytes.
	frameBytes = 4 * frameWidth
)

// gutterWidth is the width of the line numbers in front of a frame.
func gutterWidth(at source.Span) int {
	return max(minGutter, len(itoa(at.Position().Line)))
}

// frame writes the source line with the place underlined.
func (p *page) frame(f finding.Finding, gutter int) {
	if f.At.IsZero() {
		return
	}
	line, marks := p.cut(f.At)
	bar := p.style.faint("|")
	number := itoa(f.At.Position().Line)
	p.line("%s", strings.TrimRight(left(number, gutter)+" "+bar+" "+line, " "))
	p.line("%s %s %s%s", strings.Repeat(" ", gutter), bar,
		strings.Repeat(" ", marks.before), p.style.level(f.Level)(strings.Repeat("^", marks.width)))
}

// underline says where the carets go, in columns.
type underline struct{ before, width int }

// cut returns the part of the line that fits the frame, and the place in it.
// Of a place over several lines the first line is shown.
func (p *page) cut(at source.Span) (string, underline) {
	start := at.File.LineStart(at.Position().Line)
	text := window(at, start)
	cells := cell.Split(p.mask(text))
	from, to := cell.At(cells, len(p.mask(text.upTo(text.start)))), cell.At(cells, len(p.mask(text.upTo(text.end))))
	to = max(to, from+1)
	first, last := fit(cells, from, to, text)
	before := cell.Columns(cells[first:min(from, len(cells))])
	shown := cell.Join(cells[first:last])
	if first > 0 || text.cutBefore {
		shown, before = "…"+shown, before+1
	}
	if last < len(cells) || text.cutBehind {
		shown += "…"
	}
	width := max(1, cell.Columns(cells[min(from, last):min(to, last)]))
	return shown, underline{before: before, width: width}
}

// slice is the part of a line around a place; start and end are the place in it.
type slice struct {
	str                  string
	start, end           int
	cutBefore, cutBehind bool
}

func (s slice) upTo(n int) slice { return slice{str: s.str[:n]} }

// window takes the line's bytes around the place.
func window(at source.Span, lineStart int) slice {
	line := at.File.Line(at.Position().Line)
	start := min(at.Start-lineStart, len(line))
	end := min(max(at.End-lineStart, start), len(line))
	from, to := max(0, start-frameBytes), min(len(line), start+2*frameBytes)
	return slice{
		str: string(line[from:to]), start: start - from, end: min(end, to) - from,
		cutBefore: from > 0, cutBehind: to < len(line),
	}
}

// mask hides the secrets in a part of the source.
func (p *page) mask(s slice) string { return p.masker.Text(s.str) }

// fit chooses the cells to show: the whole line if it fits, else a stretch
// that begins a little before the place.
func fit(cells []cell.Cell, from, to int, text slice) (first, last int) {
	if cell.Columns(cells) <= frameWidth && !text.cutBefore && !text.cutBehind {
		return 0, len(cells)
	}
	if cell.Columns(cells[:min(to, len(cells))]) > frameWidth || text.cutBefore {
		first = min(from, len(cells))
		for room := 0; first > 0 && room < frameLead; first-- {
			room += cells[first-1].Width
		}
	}
	last = first
	for room := 0; last < len(cells) && room+cells[last].Width <= frameWidth; last++ {
		room += cells[last].Width
	}
	return first, last
}

func itoa(n int) string { return strconv.Itoa(n) }
