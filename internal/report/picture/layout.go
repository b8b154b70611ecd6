package picture

import (
	"strings"

	"github.com/ffvet/ffvet/internal/report/cell"
)

// Sizes in pixels, and in columns of letters.
const (
	letter     = 7.25
	lineHeight = 17
	boxPad     = 10
	rowGap     = 14
	leastGap   = 44
	pageMargin = 20
	boxColumns = 34
)

// box is where a role is drawn.
type box struct {
	x, y, width, height int
	lines               []string
}

func (b box) middle() int { return b.y + b.height/2 }
func (b box) right() int  { return b.x + b.width }

// layout is a picture with places: roles in columns by what leads to them,
// and in the rows that the terminal's drawing has.
type layout struct {
	boxes map[*Role]*box
	// at is the height of the row that a link runs along.
	at            map[*Link]int
	column        map[*Role]int
	left          []int // of each column
	width, height int
}

func newLayout(p *Picture) *layout {
	l := &layout{boxes: map[*Role]*box{}, at: map[*Link]int{}, column: layers(p)}
	for _, r := range p.Roles {
		l.boxes[r] = newBox(r)
	}
	l.columns(p)
	l.rows(p)
	l.outputs(p)
	for _, b := range l.boxes {
		l.width, l.height = max(l.width, b.right()), max(l.height, b.y+b.height)
	}
	return l
}

func newBox(r *Role) *box {
	b := &box{}
	wide := 0
	for _, text := range r.lines() {
		b.lines = append(b.lines, broken(text)...)
	}
	for _, line := range b.lines {
		wide = max(wide, cell.Width(line))
	}
	b.width, b.height = int(float64(wide)*letter)+2*boxPad, len(b.lines)*lineHeight+boxPad
	return b
}

// broken breaks a text so that it fits into a box.
func broken(text string) []string {
	var lines []string
	cells := cell.Split(text)
	for cell.Columns(cells) > boxColumns {
		n := breakAt(cells, max(1, cell.Fit(cells, boxColumns)))
		lines = append(lines, strings.TrimRight(cell.Join(cells[:n]), " "))
		cells = cells[n:]
	}
	return append(lines, cell.Join(cells))
}

// columns gives each column room for its boxes and for the words at the
// links that leave it.
func (l *layout) columns(p *Picture) {
	var widths, gaps []int
	for _, r := range p.Roles {
		for len(widths) <= l.column[r] {
			widths, gaps = append(widths, 0), append(gaps, leastGap)
		}
		c := l.column[r]
		widths[c] = max(widths[c], l.boxes[r].width)
		for _, out := range r.Out {
			gaps[c] = max(gaps[c], int(float64(cell.Width(out.words()))*letter)+leastGap)
		}
	}
	x := 0
	for c := range widths {
		l.left = append(l.left, x)
		x += widths[c] + gaps[c]
	}
	for _, r := range p.Roles {
		l.boxes[r].x = l.left[l.column[r]]
	}
}

// rows puts the boxes into the rows of the forest. The first way that leaves
// a row goes on in it.
func (l *layout) rows(p *Picture) {
	f := newForest(p, Unicode(), 1<<30)
	links := make([][]*Link, len(f.rows))
	for _, r := range p.Roles {
		for _, out := range r.Out {
			if i, ok := f.at[out]; ok {
				links[i] = append(links[i], out)
			}
		}
	}
	y, height := 0, 0
	middle := make([]int, len(f.rows))
	for start := 0; start < len(f.rows); {
		end := start + 1
		for end < len(f.rows) && f.rows[end].first {
			end++
		}
		height = 0
		for i := start; i < end; i++ {
			for _, r := range f.rows[i].roles {
				if l.free(r) {
					height = max(height, l.boxes[r].height)
				}
			}
			if len(links[i]) > 0 {
				height = max(height, lineHeight)
			}
		}
		for i := start; i < end; i++ {
			middle[i] = y + height/2
			l.place(f.rows[i].roles, links[i], middle[i])
		}
		if height > 0 {
			y += height + rowGap
		}
		start = end
	}
}

// free reports whether a role stands in a row; outputs have a column of their own.
func (l *layout) free(r *Role) bool { return r.Kind != Output }

func (l *layout) place(roles []*Role, links []*Link, middle int) {
	for _, r := range roles {
		l.boxes[r].y = middle - l.boxes[r].height/2
	}
	for _, out := range links {
		l.at[out] = middle
	}
}

// outputs stand in the middle of what leads to them, one below the other.
func (l *layout) outputs(p *Picture) {
	next := map[int]int{}
	for _, r := range p.Roles {
		if r.Kind != Output {
			continue
		}
		b := l.boxes[r]
		if len(r.In) > 0 {
			sum := 0
			for _, in := range r.In {
				if in.From.Kind == Output {
					l.at[in] = l.boxes[in.From].middle()
				}
				sum += l.at[in]
			}
			b.y = sum/len(r.In) - b.height/2
		}
		if len(r.Out) > 0 { // its own outputs stand around it
			b.y = max(b.y, 0)
		}
		b.y = max(b.y, next[l.column[r]])
		next[l.column[r]] = b.y + b.height + rowGap
	}
}
