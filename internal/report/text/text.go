// Package text writes the report for people: every finding with its source
// line and the arithmetic behind its number, then what the run covered.
package text

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/mask"
	"github.com/ffvet/ffvet/internal/report"
)

// Write writes the report; the only errors are those of w.
func Write(w io.Writer, r *report.Run) error {
	p := &page{style: newStyle(r.Color), masker: mask.New(), width: cmp.Or(r.Width, usualWidth)}
	shown := r.Shown()
	for _, f := range shown {
		p.finding(f)
	}
	if !r.Quiet {
		p.summary(r, shown)
	}
	_, err := io.WriteString(w, p.text.String())
	return err
}

// page is the report while it is written.
type page struct {
	text   strings.Builder
	style  style
	masker *mask.Masker
	width  int // columns of a line
}

func (p *page) line(format string, args ...any) { fmt.Fprintf(&p.text, format+"\n", args...) }

// finding writes one finding and the empty line behind it.
func (p *page) finding(f finding.Finding) {
	p.line("%s", p.headline(f))
	gutter := gutterWidth(f)
	p.frames(f, gutter)
	lead := strings.Repeat(" ", gutter+1) + p.style.faint("=") + " "
	for _, row := range reasonRows(f.Reasons) {
		p.line("%s%s", lead, row)
	}
	for _, n := range append(elsewhere(f), f.Related...) {
		p.line("%s%s", lead, strings.TrimSpace("see: "+place(n.At)+"  "+report.Line(n.Text)))
	}
	if f.Help != "" {
		p.line("%s%s %s", lead, p.style.help("help:"), report.Line(f.Help))
	}
	p.line("")
}

// headline is "path:line:col: level: message  [rule]".
func (p *page) headline(f finding.Finding) string {
	head := ""
	if !f.At.IsZero() {
		head = p.style.path(report.Place(f)) + ": "
	}
	return head + p.style.level(f.Level)(f.Level.String()+":") + " " + report.Line(f.Message) +
		"  " + p.style.rule(f.Rule)
}
