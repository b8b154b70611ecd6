package explain

import (
	"slices"
	"strings"

	"github.com/ffvet/ffvet/internal/mask"
	"github.com/ffvet/ffvet/internal/report/cell"
	"github.com/ffvet/ffvet/internal/report/picture"
	"github.com/ffvet/ffvet/parser/source"
)

// reached shows where the thread options stand, and what stays automatic.
func (p *page) reached() {
	r := reachOf(p.command.Graph)
	if len(r.options) == 0 {
		return
	}
	p.line("")
	slices.SortStableFunc(r.options, func(a, b option) int { return a.at.Start - b.at.Start })
	for _, o := range r.options {
		p.caret(o)
	}
	if len(r.automatic) > 0 {
		p.say(picture.Plain, "  ", "%s", r.rest())
	}
}

// caret writes the words around an option, with carets below it.
func (p *page) caret(o option) {
	if o.at.IsZero() {
		p.say(picture.Plain, "  ", "%s: %s", o.text, o.says)
		return
	}
	before, behind := around(o.at)
	m := mask.New()
	room := p.Style.Width - 2
	text := cell.Join(cell.Split(o.at.Text()))
	if i := strings.IndexByte(o.at.Text(), '\n'); i >= 0 {
		text = cell.Join(cell.Split(o.at.Text()[:i]))
		behind = ""
	}
	text = cell.Clip(text, room/2, p.Style.Glyphs.Dots)
	before = clipLeft(m.Text(before), room/2, p.Style.Glyphs.Dots)
	start := cell.Width(before)
	behind = cell.Clip(m.Text(behind), max(0, room-start-cell.Width(text)), p.Style.Glyphs.Dots)
	p.line("  %s%s%s", before, text, behind)
	carets := strings.Repeat("^", max(1, cell.Width(text)))
	says := o.says
	if i := strings.Index(says, "reaches"); i > 0 {
		says = says[i:]
	}
	lines := cell.Wrap(says, max(16, room-start-len(carets)-1), "")
	for i, line := range lines {
		if i > 0 {
			carets = strings.Repeat(" ", len(carets))
		}
		p.line("  %s%s %s", strings.Repeat(" ", start), p.Style.Paint(Bad, carets), line)
	}
}

// far is how many bytes of a line are looked at on either side of an option.
const far = 400

// around returns what stands on the same line before and behind a place.
func around(at source.Span) (before, behind string) {
	text := string(at.File.Text[max(0, at.Start-far):at.Start])
	before = strings.ToValidUTF8(text[strings.LastIndexByte(text, '\n')+1:], "")
	behind, _, _ = strings.Cut(string(at.File.Text[at.End:min(len(at.File.Text), at.End+far)]), "\n")
	return strings.TrimLeft(before, " \t"), strings.ToValidUTF8(behind, "")
}

// clipLeft keeps the end of a text.
func clipLeft(text string, columns int, dots string) string {
	cells := cell.Split(text)
	if cell.Columns(cells) <= columns {
		return cell.Join(cells)
	}
	columns -= cell.Width(dots)
	for len(cells) > 0 && cell.Columns(cells) > columns {
		cells = cells[1:]
	}
	return dots + cell.Join(cells)
}
