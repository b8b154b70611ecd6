// Package schema holds the JSON Schemas of what ffvet prints. They are
// generated from the Go types by internal/gen/schemas.
package schema

import (
	"embed"
	"io/fs"
	"slices"
	"strings"
)

//go:embed *.schema.json
var files embed.FS

const suffix = ".schema.json"

// Names returns the names of all schemas in order: "facts", "findings" …
func Names() []string {
	found, _ := fs.Glob(files, "*"+suffix) // the pattern is well formed
	for i, name := range found {
		found[i] = strings.TrimSuffix(name, suffix)
	}
	slices.Sort(found)
	return found
}

// Text returns the schema with the given name; ok is false if there is none.
func Text(name string) (text []byte, ok bool) {
	text, err := files.ReadFile(name + suffix)
	return text, err == nil
}
