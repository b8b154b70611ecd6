package sarif

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/internal/report/reporttest"
	"github.com/ffvet/ffvet/internal/schematest"
	"github.com/ffvet/ffvet/internal/testneed"
	"github.com/ffvet/ffvet/parser/source"
)

func printed(t *testing.T, r *report.Run) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func parse(t *testing.T, text []byte) *sarif.Run {
	t.Helper()
	var log sarif.Report
	if err := json.Unmarshal(text, &log); err != nil {
		t.Fatal(err)
	}
	return log.Runs[0]
}

func TestWrite(t *testing.T) {
	reporttest.Golden(t, "testdata/sample.sarif", string(printed(t, reporttest.Sample())))
}

// The official schema comes with Microsoft's validator.
func TestWriteFollowsTheOfficialSchema(t *testing.T) {
	schema, err := os.ReadFile(testneed.File(t, "sarif-2.1.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []*report.Run{reporttest.Sample(), {}} {
		if err := schematest.CheckWith(schema, printed(t, r)); err != nil {
			t.Error(err)
		}
	}
}

// GitHub closes alerts only if there is a list of results.
func TestWriteNothing(t *testing.T) {
	text := string(printed(t, &report.Run{}))
	if !strings.Contains(text, `"results": []`) || !strings.Contains(text, `"rules": []`) {
		t.Error(text)
	}
}

func TestColumnsCountUTF16(t *testing.T) {
	f := source.NewFile("a.sh", []byte("x\n😀é -i a\n"))
	line, column := position(f, reporttest.At(f, "-i").Start)
	if line != 2 || column != 5 {
		t.Errorf("line %d, column %d, want 2, 5", line, column)
	}
}

func TestMessageLinksToTheEvidence(t *testing.T) {
	run := parse(t, printed(t, reporttest.Sample()))
	res := run.Results[0]
	text := *res.Message.Text
	title := `up to 5,740 threads on one node of pool "enc" (64 CPUs, budget 640). `
	if !strings.HasPrefix(text, title) || !strings.Contains(text, "copies 20 ([maxReplicas overrides replicas: 2](1))") {
		t.Error(text)
	}
	if len(res.RelatedLocations) != 2 || *res.RelatedLocations[0].Id != 1 {
		t.Errorf("related locations %+v", res.RelatedLocations)
	}
	if got := *res.Locations[0].PhysicalLocation.Region; *got.EndColumn-*got.StartColumn != len(`"-threads", "0"`) {
		t.Errorf("region from %d to %d", *got.StartColumn, *got.EndColumn)
	}
}

func TestWordsHoldNoLinkByAccident(t *testing.T) {
	f := finding.Finding{Message: "[v0](x) is bound to file 0", Related: []source.Note{{Text: "[a]", At: source.NewFile("a", []byte("x")).Whole()}}}
	if got, want := words(f, &links{}), `[v0\](x) is bound to file 0. See [\[a\]](1).`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Only security rules may carry security-severity: its presence makes an alert one of security.
func TestOnlySecurityRulesAreSecurityAlerts(t *testing.T) {
	run := parse(t, printed(t, reporttest.Sample()))
	for _, r := range run.Tool.Driver.Rules {
		severity, ok := r.Properties["security-severity"]
		if want := r.ID == "credential-in-command"; ok != want || ok && severity != "7.5" {
			t.Errorf("%s: security-severity %v", r.ID, severity)
		}
	}
}

func TestMoreThanGitHubTakes(t *testing.T) {
	const limit = 3
	r := &report.Run{}
	f := source.NewFile("a.sh", []byte("x\n"))
	for i := range limit + 2 {
		level := finding.Note
		if i == limit+1 {
			level = finding.Error
		}
		r.Findings = append(r.Findings, finding.Finding{Rule: "x", Level: level, At: f.Whole(), Message: fmt.Sprint(i)})
	}
	var b bytes.Buffer
	if err := write(&b, r, limit); err != nil {
		t.Fatal(err)
	}
	run := parse(t, b.Bytes())
	if len(run.Results) != limit || *run.Results[0].Level != "error" {
		t.Errorf("%d results, the first is %s", len(run.Results), *run.Results[0].Level)
	}
	notes := run.Invocations[0].ToolExecutionNotifications
	if len(notes) != 1 || *notes[0].Message.Text != "2 findings are left out: one run holds at most 3. The worst come first." {
		t.Errorf("notifications %+v", notes)
	}
}
