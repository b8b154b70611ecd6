package text

import (
	"strings"

	"github.com/ffvet/ffvet/internal/report/cell"
)

// leastWords is how many columns wrapped words get: every frame has them.
const leastWords = leastWidth

// row is one line below a source line.
type row struct {
	indent int
	text   string
}

// rows are the carets of a mark with its words: behind the carets if they
// fit there, else below, as far to the left as they have to be.
func (u underline) rows(width int) []row {
	carets := row{u.from, strings.Repeat("^", u.width)}
	words := cell.Width(u.text)
	switch {
	case u.text == "":
		return []row{carets}
	case u.from+u.width+1+words <= width:
		carets.text += " " + u.text
		return []row{carets}
	}
	rows := []row{carets}
	indent := clamp(u.from, 0, max(0, width-words))
	if words > width {
		indent = clamp(u.from, 0, width-leastWords)
	}
	for _, line := range cell.Wrap(u.text, width-indent, "") {
		rows = append(rows, row{indent, line})
	}
	return rows
}
