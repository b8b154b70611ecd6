// Command schemas writes the JSON Schemas of ffvet's outputs to docs/schema,
// from the Go types and their comments.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"

	"github.com/invopop/jsonschema"

	"github.com/ffvet/ffvet/internal/budget"
	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/fit"
	"github.com/ffvet/ffvet/internal/fleet"
	"github.com/ffvet/ffvet/internal/report/jsonout"
	"github.com/ffvet/ffvet/internal/report/running"
)

//go:generate go run . ../../..

func main() {
	root := "."
	if len(os.Args) > 1 {
		root = os.Args[1]
	}
	if err := write(root); err != nil {
		fmt.Fprintln(os.Stderr, "schemas:", err)
		os.Exit(1)
	}
}

// output is one kind of document that ffvet prints.
type output struct {
	file, title string
	value       any
}

func outputs() []output {
	return []output{
		{"facts.schema.json", "ffvet facts: everything known about a repository", facts.Document{}},
		{"budget.schema.json", "ffvet budget --format json: what pools and role groups use", budget.Report{}},
		{"fleet.schema.json", "ffvet fleet --format json: the sums over many repositories", fleet.Report{}},
		{"rows.schema.json", "ffvet fleet --format rows: a fold that is an input of another fold", fleet.Rows{}},
		{"findings.schema.json", "ffvet lint --format json: the findings of one run", jsonout.Document{}},
		{"fit.schema.json", "ffvet explain --fit --json: what brings a command under a number of threads", fit.Proposal{}},
		{"ps.schema.json", "ffvet ps --json: the running processes of one machine", running.Listing{}},
		{"command.schema.json", "ffvet explain --json: one command", facts.Command{}},
	}
}

func write(root string) error {
	for _, o := range outputs() {
		text, err := generate(root, o)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(root, "docs", "schema", o.file), text, 0o644); err != nil {
			return err
		}
	}
	for name, text := range map[string][]byte{"config": config.Schema(), "pools": config.FleetSchema()} {
		if err := os.WriteFile(filepath.Join(root, "docs", "schema", name+".schema.json"), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// generate returns the schema of one kind of document.
func generate(root string, o output) ([]byte, error) {
	comments, err := commentsOf(root)
	if err != nil {
		return nil, err
	}
	r := &jsonschema.Reflector{
		Mapper:                    ownTypes,
		CommentMap:                comments,
		AllowAdditionalProperties: true, // a document grows only by fields
	}
	s := r.Reflect(o.value)
	allowNull(s.Definitions, reflect.TypeOf(o.value), map[reflect.Type]bool{})
	s.ID = jsonschema.ID("https://github.com/ffvet/ffvet/blob/main/docs/schema/" + o.file)
	s.Title = o.title
	text, err := json.MarshalIndent(s, "", "  ")
	return append(text, '\n'), err
}

// commentsOf reads the comments of the packages that the documents are made of.
func commentsOf(root string) (map[string]string, error) {
	r := &jsonschema.Reflector{}
	here, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	// The library takes the import path from the relative path.
	if err := os.Chdir(root); err != nil {
		return nil, err
	}
	defer os.Chdir(here)
	for _, dir := range []string{"facts", "estimate", "graph", "report", "budget", "fleet"} {
		if err := r.AddGoComments("github.com/ffvet/ffvet", "internal/"+dir); err != nil {
			return nil, err
		}
	}
	return r.CommentMap, nil
}
