// Package reporttest holds runs that the tests of every report format print.
package reporttest

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/rules"
)

const (
	deployment = `spec:
  containers:
  - name: enc
    args: ["-i", "$(SRC)", "-threads", "0", "-filter_complex", "[0:v]split=8[a][b][c][d][e][f][g][h]", "-map", "[a]"]
    resources: {requests: {cpu: 100m}}
`
	autoscaler = "spec:\n  maxReplicas: 20\n"
	script     = "#!/bin/sh\nfor f in *.mp4; do\n\tffmpeg -i \"$f\" -f segment -segment_time 0.5 \"名前-%03d.ts\" &\ndone\n"
)

// At returns the span of the first occurrence of a text in the file.
func At(f *source.File, text string) source.Span {
	i := bytes.Index(f.Text, []byte(text))
	return source.Span{File: f, Start: i, End: i + len(text), Exact: true}
}

// Sample is a run with findings of every level, in an order that no report
// should keep.
func Sample() *report.Run {
	enc := source.NewFile("deploy/encoder.yaml", []byte(deployment))
	hpa := source.NewFile("deploy/hpa.yaml", []byte(autoscaler))
	sh := source.NewFile("scripts/batch 100%.sh", []byte(script))
	return &report.Run{
		Tool: facts.Tool{Name: "ffvet", Version: "0.1.0"},
		Doc: &facts.Document{
			Units:    []*facts.Unit{{}},
			Settings: &config.Config{},
		},
		Rules: sampleRules(),
		Findings: []finding.Finding{
			{
				Rule: "overwrite-prompt", Level: finding.Note, Message: "nobody answers ffmpeg's question rtsp://u:hunter2@h",
				At: At(sh, "ffmpeg"), Related: []source.Note{{At: At(sh, "&"), Text: "runs in the background"}},
			},
			{
				Rule: "unbounded-background-loop", Level: finding.Warning, Message: "one ffmpeg for each of *.mp4 at once",
				At: At(sh, "&"), Help: "wait -n after every fourth",
				Labels:  []source.Note{{At: At(sh, "&"), Text: "nothing waits"}, {At: At(sh, "名前-%03d.ts"), Text: "all write rtsp://u:hunter2@h"}},
				Reasons: []finding.Reason{{Label: "procs", Value: bound.Inf(0), Text: "& in a loop over *.mp4", At: At(sh, "for")}},
			},
			{Rule: "tiny-segments", Level: finding.Off, Message: "not shown", At: At(sh, "0.5")},
			{
				Rule: "node-threads", Level: finding.Error, Certain: true,
				Message: `up to 5,740 threads on one node of pool "enc" (64 CPUs, budget 640)`,
				At:      At(enc, `"-threads", "0"`),
				Help:    "-threads 4 before -i and before each output makes it 20 × 23 = 460",
				Reasons: []finding.Reason{
					{Label: "threads", Value: bound.Of(287), Text: "one process of ffmpeg 5.1 on 64 CPUs", Show: "ffvet explain deploy/encoder.yaml:4"},
					{Label: "copies", Value: bound.Of(20), Text: "maxReplicas overrides replicas: 2", At: At(hpa, "20")},
					{Label: "per node", Value: bound.Of(20), Text: "requests.cpu 100m lets all share one node", At: At(enc, "100m")},
					{Label: "memory", Value: bound.Of(4831838208), Bytes: true, Text: "all of them"},
				},
			},
		},
		Coverage: report.Coverage{Named: 5, Read: 3, NotRead: []report.Unread{
			{File: "app/transcode.py", Why: "Python is not read", Kind: "Python"},
			{File: "chart/templates/a b.yaml", Why: "a Helm template", Kind: "Helm template"},
		}},
		Assumptions: []facts.Assume{
			{Subject: "input 0", Value: "1920x1080 h264 + aac", Source: "default"},
			{Subject: "input 0", Value: "1920x1080 h264 + aac", Source: "default"},
			{Subject: "CPUs", Value: "64", Source: "default"},
		},
	}
}

func sampleRules() []rules.Rule {
	doc := rules.Doc{
		What: "The worst case of one node exceeds its budget.", Why: "Measured: 5,740 threads on 64 CPUs.",
		Fix: "Bound the threads.", Ignore: "Never.", Bad: "ffmpeg -threads 0", Good: "ffmpeg -threads 4",
	}
	return []rules.Rule{
		{ID: "quota-not-seen", Group: rules.Threads, Summary: "more threads than the quota feeds", Level: finding.Warning, Stage: rules.Stable, Doc: doc},
		{ID: "node-threads", Group: rules.Capacity, Summary: "too many threads on one node", Level: finding.Error, Stage: rules.Stable, Doc: doc},
		{ID: "credential-in-command", Group: rules.Security, Summary: "a password in a command", Level: finding.Warning, Stage: rules.Preview, Doc: doc, Security: 7.5},
	}
}

// Golden compares the output with a file of the test's testdata. With
// FFVET_UPDATE=1 in the environment it writes the file instead.
func Golden(t *testing.T, path, got string) {
	t.Helper()
	if os.Getenv("FFVET_UPDATE") == "1" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}
