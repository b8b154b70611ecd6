package picture

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/report/cell"
)

// Class says what a stretch of the drawing is, for its colour.
type Class string

// The classes: lines, and the kinds of roles.
const (
	Rail  Class = "rail"
	Plain Class = ""
)

func classOf(k Kind) Class { return Class(k) }

// Style says how to draw in a terminal.
type Style struct {
	Width  int // columns that no line is longer than; at least 40 are used
	Glyphs Glyphs
	// Paint puts a text into a colour; nil leaves it as it is.
	Paint func(class Class, text string) string
}

// minWidth is the narrowest drawing.
const minWidth = 40

// Lines returns the picture for a terminal: trees from the inputs down to the
// outputs, and rails at the right edge where ways meet.
func Lines(p *Picture, s Style) []string {
	s.Width = max(s.Width, minWidth)
	if s.Paint == nil {
		s.Paint = func(_ Class, text string) string { return text }
	}
	f := newForest(p, s.Glyphs, s.Width/3)
	d := &drawing{Style: s, rails: newRails(f.rows, (s.Width-minWidth)/4)}
	d.content(f.rows)
	for i := range f.rows {
		d.row(f.rows, i)
	}
	if p.Left > 0 {
		d.lines = append(d.lines, fmt.Sprintf("and %d more, not drawn", p.Left))
	}
	return d.lines
}

// drawing is the picture while its lines are written.
type drawing struct {
	Style
	rails rails
	// width is that of the part left of the rails.
	width int
	// wrapped are the lines of each row.
	wrapped [][]line
	active  map[int]bool // lanes
	begun   map[*Role]bool
	lines   []string
}

// content wraps all rows, and finds how wide they are then.
func (d *drawing) content(rows []row) {
	limit := d.Width - 2*d.rails.count
	d.active, d.begun = map[int]bool{}, map[*Role]bool{}
	for i, r := range rows {
		if r.to != nil && d.rails.names[r.to] != "" {
			r.tail = d.jump(r)
		}
		lines := wrap(r, d.Glyphs, limit, i+1 < len(rows) && strings.HasPrefix(rows[i+1].lead, r.hang+d.Glyphs.Tee))
		d.wrapped = append(d.wrapped, lines)
		for n, l := range lines {
			wide := l.width
			if n == len(lines)-1 && (r.to != nil || r.head != nil) {
				wide += tailWidth(r.tail)
			}
			d.width = max(d.width, min(wide, limit))
		}
	}
}

// jump stands where a row leads to a role without a rail.
func (d *drawing) jump(r row) string {
	name := d.rails.names[r.to]
	return prefixed(r.tail, choose(r.tail != "", " ")) + d.Glyphs.Flat + d.Glyphs.Right + " " + name
}

func (d *drawing) row(rows []row, i int) {
	r := rows[i]
	for n, l := range d.wrapped[i] {
		last := n == len(d.wrapped[i])-1
		switch lane, railed := d.rails.lane[r.to]; {
		case last && r.to != nil && railed:
			d.leads(l, r, lane)
			continue
		case last && r.to != nil:
			l.add(" "+d.jump(r), Rail)
		}
		if lane, railed := d.rails.lane[r.head]; last && r.head != nil && railed {
			d.ends(l, r, lane)
			continue
		}
		if name := d.rails.names[r.head]; last && r.head != nil && r.head.Kind != Output && len(r.items) == 0 {
			l.add(" "+name, Rail)
		}
		d.write(l, d.across(-1, ""))
	}
}

// leads writes the last line of a row, up to the rail in the lane.
func (d *drawing) leads(l line, r row, lane int) {
	end := ""
	if r.tail != "" {
		end = " " + r.tail + " "
	}
	if len(r.items) > 0 {
		l.add(" ", Plain)
	}
	l.add(d.flat(d.width-l.width-cell.Width(end)), Rail)
	l.add(end, Plain)
	turn := d.Glyphs.Join
	if !d.begun[r.to] {
		d.begun[r.to], turn = true, d.Glyphs.Down
	}
	d.active[lane] = true
	d.write(l, d.across(lane, turn))
}

// ends writes the line of an output, or the one above what is joined: the
// rail comes back to the left.
func (d *drawing) ends(l line, r row, lane int) {
	if len(r.items) > 0 {
		l.add(" ", Plain)
		l.add(d.Glyphs.Left, Rail)
	}
	l.add(d.flat(d.width-l.width), Rail)
	d.write(l, d.across(lane, d.Glyphs.Up))
	delete(d.active, lane)
}

func (d *drawing) flat(n int) string { return strings.Repeat(d.Glyphs.Flat, max(0, n)) }

// across returns the rails of a line that turns into the one in the lane; -1
// is a line that stays on the left.
func (d *drawing) across(lane int, turn string) string {
	var b strings.Builder
	for i := range d.rails.count {
		gap, rail := " ", " "
		if i <= lane {
			gap, rail = d.Glyphs.Flat, d.Glyphs.Flat
		}
		switch {
		case i == lane:
			rail = turn
		case d.active[i] && i < lane:
			rail = d.Glyphs.Cross
		case d.active[i]:
			rail = d.Glyphs.Upright
		}
		b.WriteString(gap + rail)
	}
	return strings.TrimRight(b.String(), " ")
}

func (d *drawing) write(l line, rails string) {
	var b strings.Builder
	for _, s := range l.spans {
		b.WriteString(d.Paint(s.class, s.text))
	}
	if rails != "" {
		b.WriteString(strings.Repeat(" ", max(0, d.width-l.width)) + d.Paint(Rail, rails))
	}
	d.lines = append(d.lines, strings.TrimRight(b.String(), " "))
}
