package report

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/ffvet/ffvet/internal/finding"
)

// Place returns "path:line:column" of a finding, "" if it points nowhere.
func Place(f finding.Finding) string {
	if f.At.IsZero() {
		return ""
	}
	at := f.At.Position()
	return fmt.Sprintf("%s:%d:%d", Path(f.At.File.Path), at.Line, at.Column)
}

// Path returns a path for people: quoted if it holds what would break the
// line or drive the terminal.
func Path(path string) string {
	if strings.ContainsFunc(path, func(r rune) bool { return unicode.IsControl(r) || r == '\uFFFD' }) {
		return strconv.Quote(path)
	}
	return path
}

// Line returns a text on one line, without characters that drive a terminal.
func Line(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r):
			return '\uFFFD'
		}
		return r
	}, text)
}
