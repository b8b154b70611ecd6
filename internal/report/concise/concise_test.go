package concise

import (
	"bytes"
	"testing"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/internal/report/reporttest"
	"github.com/ffvet/ffvet/parser/source"
)

func TestWrite(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, reporttest.Sample()); err != nil {
		t.Fatal(err)
	}
	reporttest.Golden(t, "testdata/sample.txt", b.String())
}

// A name or a message can neither break the line nor drive the terminal.
func TestWriteKeepsOneLine(t *testing.T) {
	f := source.NewFile("a\nb.sh", []byte("x"))
	var b bytes.Buffer
	err := Write(&b, &report.Run{Findings: []finding.Finding{
		{Rule: "x", Level: finding.Note, Message: "two\nlines \x1b[31m", At: f.Whole()},
		{Rule: "y", Level: finding.Note, Message: "nowhere"},
	}})
	want := "note: nowhere  [y]\n\"a\\nb.sh\":1:1: note: two lines \uFFFD[31m  [x]\n"
	if err != nil || b.String() != want {
		t.Errorf("%v, got %q, want %q", err, b.String(), want)
	}
}
