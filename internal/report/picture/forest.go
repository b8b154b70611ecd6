package picture

import (
	"slices"

	"github.com/ffvet/ffvet/internal/report/cell"
)

// row is one line of the drawing before it is wrapped: a way through the
// graph that nothing joins and nothing leaves.
type row struct {
	lead, hang string // tree rails in front of the first line and of further ones
	items      []item
	roles      []*Role
	// to is the role that the way ends at and that is drawn elsewhere, tail
	// what stands at the link to it.
	to   *Role
	tail string
	// head is the role whose rail ends here: an output, or what is joined
	// and stands on the next row.
	head *Role
	// first says that it is the first way that leaves the row before.
	first bool
}

// item is a text on a row with the label of the link in front of it.
type item struct {
	label, text string
	kind        Kind
}

// forest lays the graph out as trees from the inputs on. What several ways
// lead to is the root of a tree of its own, behind all that leads to it.
type forest struct {
	Glyphs
	rows    []row
	at      map[*Link]int // the row that a link is drawn on
	order   map[*Role]int // of the roles of the process
	drawn   map[*Role]bool
	fed     map[*Role]int
	apart   map[*Role]bool // drawn as a tree of its own, because it stands too far to the right
	ready   []*Role
	outputs []*Role
	// deepest is how many columns of tree rails are drawn.
	deepest int
}

func newForest(p *Picture, g Glyphs, deepest int) *forest {
	f := &forest{
		Glyphs: g, deepest: deepest, at: map[*Link]int{}, order: map[*Role]int{},
		drawn: map[*Role]bool{}, fed: map[*Role]int{}, apart: map[*Role]bool{},
	}
	for i, r := range p.Roles {
		f.order[r] = i
	}
	for _, r := range p.Roles {
		if len(r.In) == 0 && !f.drawn[r] {
			f.tree(r)
			f.joined()
		}
	}
	for _, r := range p.Roles { // what is left leads in circles
		if !f.drawn[r] && f.isRoot(r) {
			f.tree(r)
			f.joined()
		}
	}
	for _, r := range p.Roles {
		if !f.drawn[r] {
			f.tree(r)
			f.joined()
		}
	}
	return f
}

// isRoot reports whether a role is not drawn behind what feeds it.
func (f *forest) isRoot(r *Role) bool {
	return len(r.In) > 1 || f.drawn[r] || f.apart[r] || r.Kind == Output && (len(r.In) == 0 || r.In[0].From.Kind != Output)
}

// joined draws what all ways lead to by now, outputs last.
func (f *forest) joined() {
	for len(f.ready)+len(f.outputs) > 0 {
		var r *Role
		if len(f.ready) > 0 {
			r, f.ready = f.ready[0], f.ready[1:]
		} else {
			slices.SortFunc(f.outputs, func(a, b *Role) int { return f.order[a] - f.order[b] })
			r, f.outputs = f.outputs[0], f.outputs[1:]
		}
		if !f.drawn[r] {
			f.tree(r)
		}
	}
}

func (f *forest) tree(r *Role) {
	line := row{}
	if r.Kind == Filter && len(r.In) > 0 || f.apart[r] {
		f.rows = append(f.rows, row{lead: f.Open, head: r})
		line = row{lead: f.Corner + f.Flat, hang: "   "}
	}
	f.rows = append(f.rows, line)
	f.follow(r, "")
}

// follow draws a role and what it leads to on the last row, as far as there is
// one way, and then the ways that leave there.
func (f *forest) follow(r *Role, label string) {
	line := &f.rows[len(f.rows)-1]
	if r.Kind == Output {
		line.head = r
	}
	for {
		f.drawn[r] = true
		line.items, line.roles = append(line.items, items(r, label)...), append(line.roles, r)
		if len(r.Out) != 1 || r.Kind == Input || r.Kind == Output {
			break
		}
		l := r.Out[0]
		f.at[l] = len(f.rows) - 1
		if f.isRoot(l.To) {
			f.end(line, l)
			break
		}
		r, label = l.To, l.Label
	}
	if line.to == nil {
		f.branches(r, line.hang)
	}
}

// branches draws the ways that leave a role, one below the other.
func (f *forest) branches(r *Role, rest string) {
	for i, l := range r.Out {
		f.at[l] = len(f.rows)
		lead, hang := rest+f.Tee+f.Flat, rest+f.Upright+"  "
		if i == len(r.Out)-1 {
			lead, hang = rest+f.Corner+f.Flat, rest+"   "
		}
		if !f.isRoot(l.To) && cell.Width(hang) > f.deepest {
			f.apart[l.To] = true
		}
		if f.isRoot(l.To) {
			line := row{lead: lead, hang: hang, first: i == 0}
			f.end(&line, l)
			f.rows = append(f.rows, line)
			continue
		}
		f.rows = append(f.rows, row{lead: lead, hang: hang, first: i == 0})
		f.follow(l.To, l.Label)
	}
}

// end leads a row to a role that is drawn elsewhere.
func (f *forest) end(line *row, l *Link) {
	line.to = l.To
	if l.Copy {
		line.items = append(line.items, item{text: "copy"})
	}
	line.tail = l.Number
	if l.Label != "" {
		line.tail = "[" + l.Label + "]"
	}
	if f.fed[l.To]++; f.fed[l.To] != len(l.To.In) {
		return
	}
	if l.To.Kind == Output {
		f.outputs = append(f.outputs, l.To)
		return
	}
	f.ready = append(f.ready, l.To)
}

// items are the texts of a role on a row.
func items(r *Role, label string) []item {
	if r.Kind == Input || r.Kind == Output {
		return []item{{label: label, text: headline(r), kind: r.Kind}}
	}
	var all []item
	for i, p := range r.Parts {
		text := p.Text
		if i == 0 {
			text = prefixed(r.Title, prefixed(choose(r.Title != "", " "), text))
		}
		all = append(all, item{label: p.Label, text: text, kind: r.Kind})
	}
	if len(all) == 0 {
		all = []item{{text: r.Title, kind: r.Kind}}
	}
	all[0].label = label
	last := &all[len(all)-1]
	if last.text += prefixed(" ", r.Note); r.Note == "not used" {
		last.text = last.text[:len(last.text)-len(r.Note)] + "(" + r.Note + ")"
	}
	return all
}

// headline names an input or an output.
func headline(r *Role) string {
	text := r.Title
	for _, p := range r.Parts {
		text += prefixed(choose(text != "", "  "), p.Text)
	}
	if r.Note != "" {
		text += " (" + r.Note + ")"
	}
	return text
}
