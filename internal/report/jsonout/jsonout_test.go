package jsonout

import (
	"bytes"
	"testing"

	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/internal/report/reporttest"
	"github.com/ffvet/ffvet/internal/schematest"
)

func TestWrite(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, reporttest.Sample()); err != nil {
		t.Fatal(err)
	}
	reporttest.Golden(t, "testdata/sample.json", b.String())
	schematest.Validate(t, "findings", b.Bytes())
}

// An empty run has empty lists, not null.
func TestWriteNothing(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, &report.Run{}); err != nil {
		t.Fatal(err)
	}
	schematest.Validate(t, "findings", b.Bytes())
}
