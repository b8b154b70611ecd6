package picture

import (
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/report/cell"
)

// SVG returns the pictures as one drawing that needs nothing else, one below
// the other. It follows the reader's light or dark colours.
func SVG(all []*Picture) string {
	var body strings.Builder
	width, y := 0, pageMargin
	for _, p := range all {
		if p.Name != "" {
			fmt.Fprintf(&body, `<text class="name" x="%d" y="%d">%s</text>`+"\n", pageMargin, y+lineHeight-4, escape(p.Name))
			y += 2 * lineHeight
		}
		l := newLayout(p)
		fmt.Fprintf(&body, `<g transform="translate(%d %d)">`+"\n", pageMargin, y)
		l.draw(&body, p)
		body.WriteString("</g>\n")
		width, y = max(width, l.width), y+l.height+2*pageMargin
	}
	width, height := width+2*pageMargin, y-pageMargin
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">`+"\n", width, height, width, height) +
		"<title>The roles of an ffmpeg process and the streams between them</title>\n" + sheet() +
		fmt.Sprintf(`<rect class="page" width="%d" height="%d" rx="8"/>`+"\n", width, height) + body.String() + "</svg>\n"
}

// sheet holds the colours: light ones, and those for readers who prefer dark.
func sheet() string {
	return `<style>
text { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #1f2328 }
.name { font-weight: bold }
.words { fill: #57606a }
.page { fill: #ffffff }
.box { stroke: #8c959f; fill: #f6f8fa }
.input, .output { stroke-width: 2 }
.stream { stroke: none; fill: none }
.decoder { fill: #ddf4ff; stroke: #54aeff }
.filter { fill: #fff8c5; stroke: #d4a72c }
.encoder { fill: #dafbe1; stroke: #4ac26b }
.link { fill: none; stroke: #8c959f; stroke-width: 1.5 }
.copy { stroke-dasharray: 6 4 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.words { fill: #9198a1 }
.page { fill: #0d1117 }
.box { stroke: #6e7681; fill: #161b22 }
.stream { stroke: none; fill: none }
.decoder { fill: #0c2d6b; stroke: #388bfd }
.filter { fill: #3b2300; stroke: #9e6a03 }
.encoder { fill: #04260f; stroke: #238636 }
.link { stroke: #6e7681 }
}
</style>
`
}

func (l *layout) draw(b *strings.Builder, p *Picture) {
	for _, r := range p.Roles {
		for _, out := range r.Out {
			l.drawLink(b, out)
		}
	}
	for _, r := range p.Roles {
		l.drawBox(b, r)
	}
}

func (l *layout) drawBox(b *strings.Builder, r *Role) {
	x := l.boxes[r]
	fmt.Fprintf(b, `<rect class="box %s" x="%d" y="%d" width="%d" height="%d" rx="5"/>`+"\n", r.Kind, x.x, x.y, x.width, x.height)
	for i, line := range x.lines {
		class := ""
		if i == len(x.lines)-1 && r.Note != "" {
			class = ` class="words"`
		}
		fmt.Fprintf(b, `<text%s x="%d" y="%d" xml:space="preserve">%s</text>`+"\n", class, x.x+boxPad, x.y+boxPad/2+lineHeight*(i+1)-5, escape(line))
	}
}

// drawLink leads from the right side of one box to the left side of another:
// first into the row of the link, along it, and at the end out of it.
func (l *layout) drawLink(b *strings.Builder, out *Link) {
	from, to := l.boxes[out.From], l.boxes[out.To]
	row, drawn := l.at[out]
	if !drawn {
		return
	}
	x, y := from.right(), from.middle()
	var path strings.Builder
	fmt.Fprintf(&path, "M%d %d", x, y)
	words := int(float64(cell.Width(out.words())) * letter)
	if row != y {
		start := max(x, l.left[l.column[out.From]+1]-words-leastGap)
		fmt.Fprintf(&path, "H%d C%d %d %d %d %d %d", start, start+bend, y, start, row, start+bend, row)
		x = start + bend
	}
	if text := out.words(); text != "" {
		fmt.Fprintf(b, `<text class="words" x="%d" y="%d">%s</text>`+"\n", x+6, row-4, escape(text))
	}
	if end := to.middle(); end != row {
		fmt.Fprintf(&path, " H%d C%d %d %d %d %d %d", to.x-bend, to.x, row, to.x-bend, end, to.x, end)
	} else {
		fmt.Fprintf(&path, " H%d", to.x)
	}
	class := "link"
	if out.Copy {
		class += " copy"
	}
	fmt.Fprintf(b, `<path class="%s" d="%s"/>`+"\n", class, path.String())
}

// bend is how much room a line takes to change its row.
const bend = 20

func escape(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder takes everything
	return b.String()
}
