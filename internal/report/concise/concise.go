// Package concise writes one line a finding, for editors and for grep.
package concise

import (
	"fmt"
	"io"
	"strings"

	"github.com/ffvet/ffvet/internal/report"
)

// Write writes "path:line:column: level: message  [rule]" for each finding,
// worst first; the only errors are those of w.
func Write(w io.Writer, r *report.Run) error {
	var b strings.Builder
	for _, f := range r.Shown() {
		if place := report.Place(f); place != "" {
			b.WriteString(place + ": ")
		}
		fmt.Fprintf(&b, "%s: %s  [%s]\n", f.Level, report.Line(f.Message), f.Rule)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
