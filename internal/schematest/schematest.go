// Package schematest validates JSON documents in tests.
package schematest

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/ffvet/ffvet/docs/schema"
)

// Validate fails the test if the document does not follow ffvet's schema of
// that name: "facts", "findings", "command".
func Validate(t testing.TB, name string, document []byte) {
	t.Helper()
	if err := Check(name, document); err != nil {
		t.Errorf("%v", err)
	}
}

// Check is Validate where there is no testing.TB.
func Check(name string, document []byte) error {
	text, ok := schema.Text(name)
	if !ok {
		return fmt.Errorf("there is no schema %q, only %v", name, schema.Names())
	}
	return CheckWith(text, document)
}

// CheckWith returns an error if the document does not follow the schema.
func CheckWith(schema, document []byte) error {
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return err
	}
	const name = "schema.json"
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource(name, parsed); err != nil {
		return err
	}
	compiled, err := compiler.Compile(name)
	if err != nil {
		return err
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		return err
	}
	return compiled.Validate(value)
}
