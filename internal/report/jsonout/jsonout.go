// Package jsonout writes the findings as one JSON document of the schema
// ffvet-findings/1.
package jsonout

import (
	"encoding/json"
	"io"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/report"
)

// Schema names the shape of the document. It changes only by adding fields.
const Schema = "ffvet-findings/1"

// Document is what Write writes. Lines and columns count from 1; columns
// count characters.
type Document struct {
	Schema      string          `json:"schema"`
	Tool        facts.Tool      `json:"tool"`
	Findings    []facts.Finding `json:"findings"` // worst first
	Coverage    report.Coverage `json:"coverage"`
	Assumptions []facts.Assume  `json:"assumptions"`
}

// Write writes the document; the only errors are those of w.
func Write(w io.Writer, r *report.Run) error {
	doc := Document{
		Schema: Schema, Tool: r.Tool, Coverage: r.Coverage,
		Findings:    []facts.Finding{},
		Assumptions: distinct(r.Assumptions),
	}
	if doc.Coverage.NotRead == nil {
		doc.Coverage.NotRead = []report.Unread{}
	}
	for _, f := range r.Shown() {
		doc.Findings = append(doc.Findings, report.View(f))
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(doc)
}

// distinct returns the assumptions in their order, each once.
func distinct(assumptions []facts.Assume) []facts.Assume {
	seen := map[facts.Assume]bool{}
	out := []facts.Assume{}
	for _, a := range assumptions {
		if !seen[a] {
			seen[a] = true
			out = append(out, a)
		}
	}
	return out
}
