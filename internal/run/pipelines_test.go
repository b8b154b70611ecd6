package run_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"golang.org/x/tools/txtar"
)

// A repository in which the files that fan out do not name ffmpeg, and those
// that name it do not fan out.
func TestRepositoriesOfPipelines(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/pipelines.txtar")
	if err != nil {
		t.Fatal(err)
	}
	c := fanOut{ID: "pipelines", Files: map[string]string{}}
	for _, f := range archive.Files {
		c.Files[f.Name] = string(f.Data)
	}
	doc := c.facts(t)
	var got []string
	for _, u := range doc["units"].([]any) {
		got = append(got, fmt.Sprint(at(u, "id"), " in ", at(u, "file"), ": ", at(u, "copies.steady"), " x ", at(u, "procs_per_copy")))
	}
	want := []string{
		"job/e/step0 in .github/workflows/main.yml: 2 x 1",
		"job/act/step0 in .github/workflows/main.yml: 4 x 1",
		"job/scr/step0 in .github/workflows/main.yml: 1 x 3",
		"job/scr/step1 in .github/workflows/main.yml: 1 x 1",
		"job/big in .gitlab-ci.yml: 7 x 1",
		"workflow/default/many/e in argo/tpl.yaml: 5 x 1",
		"job/small in ci/enc.yml: 1 x 1",
	}
	if !slices.Equal(got, want) {
		t.Errorf("units:\n%q\nwant\n%q", got, want)
	}
	// Steps of a job run one after another: 2 + 4 + 3, then 7 + 1, then 5.
	if total := at(doc, "totals.processes"); total != json.Number("22") {
		t.Errorf("%v processes at once, want 22", total)
	}
}
