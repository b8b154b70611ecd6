package explain

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/report/picture"
)

// The classes of words, for their colours.
const (
	Strong picture.Class = "strong"
	Bad    picture.Class = "bad"
	Bar    picture.Class = "bar"
)

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// ascii says that only characters which every terminal has may be printed.
func (p *page) ascii() bool { return p.Style.Glyphs == picture.ASCII() }

// plain replaces the characters of ffvet's own words that ASCII lacks.
func (p *page) plain(text string) string {
	if !p.ascii() {
		return text
	}
	return strings.NewReplacer("×", "x", "–", "-", "…", "...", "→", "->", "←", "<-", "≤", "<=", "≥", ">=").Replace(text)
}
