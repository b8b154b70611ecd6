package picture

import (
	"strings"

	"github.com/ffvet/ffvet/internal/report/cell"
)

// span is a stretch of one line in one colour.
type span struct {
	text  string
	class Class
}

// line is what one line of the terminal shows left of the rails.
type line struct {
	spans []span
	width int
}

func (l *line) add(text string, class Class) {
	if text != "" {
		l.spans = append(l.spans, span{text, class})
		l.width += cell.Width(text)
	}
}

// wrapper breaks a row into lines of at most limit columns.
type wrapper struct {
	Glyphs
	limit int
	hang  string
	lines []line
	// fresh says that nothing stands on the last line yet.
	fresh bool
}

// wrap returns the lines of a row; the last one leaves room for its tail.
func wrap(r row, g Glyphs, limit int, branches bool) []line {
	w := &wrapper{Glyphs: g, limit: limit, hang: r.hang + "  ", fresh: true}
	if branches {
		w.hang = r.hang + g.Upright + " "
	}
	w.lines = []line{{}}
	w.last().add(r.lead, Rail)
	for i, it := range r.items {
		w.put(r, i, it)
	}
	if r.to != nil && w.last().width+tailWidth(r.tail) > limit {
		w.turn()
	}
	return w.lines
}

// tailWidth is the room for the shortest way to the rails: " ─ 0:1 ".
func tailWidth(tail string) int { return 3 + cell.Width(tail) + 1 }

func (w *wrapper) last() *line { return &w.lines[len(w.lines)-1] }

// turn goes on in the next line.
func (w *wrapper) turn() {
	if !w.fresh {
		w.last().add(" "+w.Flat, Rail)
	}
	w.next()
}

func (w *wrapper) next() {
	w.lines = append(w.lines, line{})
	w.last().add(w.hang, Rail)
	w.fresh = true
}

// put adds an item: on this line if it fits with the sign that the row goes
// on, else on the next, else over several.
func (w *wrapper) put(r row, i int, it item) {
	link := " " + w.Flat + " "
	if w.fresh {
		link = choose(r.lead != "" && i == 0, " ")
	}
	if it.label != "" {
		link = choose(!w.fresh, w.Flat) + "[" + it.label + "]" + w.Flat + " "
		if !w.fresh {
			link = " " + link
		}
	}
	room := w.limit - w.last().width - 2
	if i == len(r.items)-1 && r.to != nil {
		room = min(room, w.limit-w.last().width-tailWidth(r.tail))
	}
	if !w.fresh && cell.Width(link+it.text) > room {
		w.turn()
		w.put(r, max(i, 1), it)
		return
	}
	w.last().add(link, Rail)
	w.pour(it)
	w.fresh = false
}

// pour writes a text, over as many lines as it takes.
func (w *wrapper) pour(it item) {
	text := it.text
	for {
		cells := cell.Split(text)
		room := max(minRoom, w.limit-w.last().width-2)
		if cell.Columns(cells) <= room {
			w.last().add(cell.Join(cells), classOf(it.kind))
			return
		}
		n := breakAt(cells, max(1, cell.Fit(cells, room)))
		w.last().add(strings.TrimRight(cell.Join(cells[:n]), " "), classOf(it.kind))
		text = cell.Join(cells[n:])
		w.next()
	}
}

// minRoom is the least that is written on a line, however deep in the tree.
const minRoom = 8

// breakAt returns where to break a text of which n cells fit: behind a
// character that separates, if there is one in the second half.
func breakAt(cells []cell.Cell, n int) int {
	for i := n; i > n/2; i-- {
		if strings.Contains(" :,;/|&?=", cells[i-1].Text) {
			return i
		}
	}
	return n
}
