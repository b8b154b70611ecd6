package schematest

import "testing"

func TestCheckWithRefusesWhatIsMissing(t *testing.T) {
	schema := []byte(`{"type":"object","required":["schema"],"properties":{"schema":{"type":"string"}}}`)
	for document, want := range map[string]bool{`{"schema":"x"}`: true, `{}`: false, `{"schema":1}`: false, `{`: false} {
		if err := CheckWith(schema, []byte(document)); (err == nil) != want {
			t.Errorf("%s: %v", document, err)
		}
	}
}
