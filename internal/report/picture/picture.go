// Package picture draws the role graph of a command: as lines of a terminal,
// as DOT, Mermaid and SVG. All of them draw the same roles and links.
package picture

import "strings"

// Picture is the role graph of one command, ready to be drawn.
type Picture struct {
	// Name is what to write above it where several pictures share a page.
	Name string
	// Roles stand in the order of the data: inputs with their streams,
	// decoders, filters, encoders, outputs.
	Roles []*Role
	// Left is how many roles are left out of a graph that is too large.
	Left int
}

// Kind is what a role does.
type Kind string

// The kinds of roles.
const (
	Input   Kind = "input"
	Stream  Kind = "stream"
	Decoder Kind = "decoder"
	Filter  Kind = "filter"
	Encoder Kind = "encoder"
	Output  Kind = "output"
)

// Role is one box of the picture.
type Role struct {
	// ID is a word that is the same in every run: "in0", "enc0_1".
	ID    string
	Kind  Kind
	Title string // "input 0", "decoder", "0:1"; "" for filters
	// Parts are the URL, the codec, or the filters of a chain, in order.
	Parts []Part
	Note  string // "1280x720", "not used"; "" if there is nothing to say
	// Group is the complex filter graph that it belongs to: "g0"; else "".
	Group   string
	In, Out []*Link

	left bool // out of the picture
}

// Part is a piece of a role's text, with the label of the link in front of it.
type Part struct{ Label, Text string }

// Link leads from one role to another.
type Link struct {
	From, To *Role
	Label    string // of a filter's pad, without brackets
	Number   string // of the output's stream: "0:1"
	Copy     bool   // the stream is copied
}

// maxRoles is how many roles are drawn: a larger graph is no picture anymore.
const maxRoles = 2000

func (p *Picture) add(r *Role) *Role {
	if len(p.Roles) >= maxRoles {
		p.Left++
		r.left = true
		return r
	}
	p.Roles = append(p.Roles, r)
	return r
}

// link joins two roles; a missing end is nothing to draw.
func link(l Link) {
	if l.From == nil || l.To == nil || l.From.left || l.To.left {
		return
	}
	l.From.Out = append(l.From.Out, &l)
	l.To.In = append(l.To.In, &l)
}

// lines are the texts of a box, one below the other.
func (r *Role) lines() []string {
	head := r.Title
	var all []string
	for i, p := range r.Parts {
		text := p.Text
		if p.Label != "" {
			text = "[" + p.Label + "] " + text
		}
		if i == 0 && head != "" && r.Kind != Input && r.Kind != Output {
			head += " " + text
			continue
		}
		all = append(all, text)
	}
	if head != "" {
		all = append([]string{head}, all...)
	}
	if r.Note != "" {
		all = append(all, r.Note)
	}
	return all
}

// words are what stands at a link: "[v1]", "copy 0:1"; "" for nothing.
func (l *Link) words() string {
	var all []string
	if l.Label != "" {
		all = append(all, "["+l.Label+"]")
	}
	if l.Copy {
		all = append(all, "copy")
	}
	if l.Number != "" {
		all = append(all, l.Number)
	}
	return strings.Join(all, " ")
}
