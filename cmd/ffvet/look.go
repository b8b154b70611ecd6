package main

import (
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/fatih/color"
	"golang.org/x/term"

	"github.com/ffvet/ffvet/internal/report/explain"
	"github.com/ffvet/ffvet/internal/report/picture"
)

// The widths that reports and explanations are written for, in columns:
// without a terminal, and at most.
const (
	usualWidth = 80
	mostWidth  = 160
)

// look is how explanations look on this terminal. Colours and the width of
// the terminal are for standard output only.
func (a *app) look(w io.Writer) (picture.Style, error) {
	s := picture.Style{Width: columns(w), Glyphs: picture.Unicode()}
	if a.flags.ascii || !speaksUnicode(os.Getenv) {
		s.Glyphs = picture.ASCII()
	}
	colored, err := a.colors()
	if colored && w == a.stdout {
		s.Paint = paint()
	}
	return s, err
}

// columns is how wide to write for: COLUMNS, else the terminal, else usual.
func columns(w io.Writer) int {
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		return min(n, mostWidth)
	}
	if file, ok := w.(*os.File); ok {
		if n, _, err := term.GetSize(int(file.Fd())); err == nil && n > 0 {
			return min(n, mostWidth)
		}
	}
	return usualWidth
}

// speaksUnicode reports whether the locale has more than ASCII; where nobody
// set one, as in containers, it does.
func speaksUnicode(getenv func(string) string) bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if value := strings.ToLower(getenv(name)); value != "" {
			return strings.Contains(value, "utf-8") || strings.Contains(value, "utf8")
		}
	}
	return true
}

// paint returns the colours of explanations. They do not depend on the
// library's global switch.
func paint() func(picture.Class, string) string {
	colors := map[picture.Class]*color.Color{
		picture.Rail:                   color.New(color.Faint),
		picture.Class(picture.Input):   color.New(color.Bold),
		picture.Class(picture.Output):  color.New(color.Bold),
		picture.Class(picture.Decoder): color.New(color.FgCyan),
		picture.Class(picture.Filter):  color.New(color.FgYellow),
		picture.Class(picture.Encoder): color.New(color.FgGreen),
		explain.Strong:                 color.New(color.Bold),
		explain.Bad:                    color.New(color.FgRed, color.Bold),
		explain.Bar:                    color.New(color.FgCyan),
	}
	for _, c := range colors {
		c.EnableColor()
	}
	return func(class picture.Class, text string) string {
		if c, ok := colors[class]; ok && text != "" {
			return c.Sprint(text)
		}
		return text
	}
}
