// Package sarif writes the findings as SARIF 2.1.0, shaped for what GitHub
// code scanning reads of it.
package sarif

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/report"
)

const (
	schema     = "https://json.schemastore.org/sarif-2.1.0.json"
	version    = "2.1.0"
	project    = "https://github.com/ffvet/ffvet"
	columnKind = "utf16CodeUnits"
	// category keeps the alerts of one repository together: GitHub takes
	// everything up to the last slash.
	category = "ffvet/lint/"
	// maxResults is how many results GitHub accepts in one run; a file with
	// more is rejected.
	maxResults = 25_000
)

// Write writes the log; the only errors are those of w. Silenced findings are
// left out: GitHub would show them as open.
func Write(w io.Writer, r *report.Run) error { return write(w, r, maxResults) }

// write is Write with another limit of results.
func write(w io.Writer, r *report.Run, limit int) error {
	shown := r.Shown()
	dropped := max(0, len(shown)-limit)
	shown = shown[:len(shown)-dropped]
	index := newRuleIndex(r.Rules)
	lines := lineHashes{}
	prints := finding.Fingerprints(shown)
	run := &sarif.Run{ColumnKind: columnKind, Results: []*sarif.Result{}}
	for i, f := range shown {
		run.Results = append(run.Results, result(f, index, lines, prints[i]))
	}
	run.Tool = sarif.Tool{Driver: driver(r, index)}
	run.AutomationDetails = &sarif.RunAutomationDetails{ID: ptr(category)}
	run.Invocations = []*sarif.Invocation{invocation(r.Coverage, dropped, limit)}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", " ")
	return out.Encode(&sarif.Report{Version: version, Schema: schema, Runs: []*sarif.Run{run}})
}

func driver(r *report.Run, index *ruleIndex) *sarif.ToolComponent {
	return &sarif.ToolComponent{
		Name:           "ffvet",
		InformationURI: ptr(project),
		Version:        ptr(r.Tool.Version),
		Rules:          index.descriptors,
	}
}

// invocation says what could not be looked at.
func invocation(c report.Coverage, dropped, limit int) *sarif.Invocation {
	call := &sarif.Invocation{ExecutionSuccessful: ptr(true)}
	for _, u := range c.NotRead {
		call.ToolExecutionNotifications = append(call.ToolExecutionNotifications, &sarif.Notification{
			Level:     "warning",
			Message:   sarif.NewTextMessage("Not read: " + u.Why),
			Locations: []*sarif.Location{{PhysicalLocation: &sarif.PhysicalLocation{ArtifactLocation: artifact(u.File)}}},
		})
	}
	if dropped > 0 {
		call.ToolExecutionNotifications = append(call.ToolExecutionNotifications, &sarif.Notification{
			Level:   "error",
			Message: sarif.NewTextMessage(fmt.Sprintf("%d findings are left out: one run holds at most %d. The worst come first.", dropped, limit)),
		})
	}
	return call
}

func ptr[T any](v T) *T { return &v }
