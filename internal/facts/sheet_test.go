package facts

import (
	"strings"
	"testing"
)

func TestReadSheet(t *testing.T) {
	tests := []struct{ name, text, wrong string }{
		{"facts", `{"schema": "ffvet-facts/1", "repo": "a", "units": [{"id": "x", "commands": [0]}], "commands": [{"file": "a.sh"}]}`, ""},
		{"nothing in it", `{"schema": "ffvet-facts/1"}`, ""},
		{"empty", "", "empty"},
		{"text", "hello", "not JSON, at byte 1"},
		{"truncated", `{"schema": "ffvet-facts/1", "units": [`, "ends in the middle"},
		{"another document", `{"schema": "ffvet-findings/1"}`, `schema "ffvet-findings/1", want "ffvet-facts/1"`},
		{"a later schema", `{"schema": "ffvet-facts/2"}`, `schema "ffvet-facts/2"`},
		{"no schema", `{}`, `schema ""`},
		{"a list", `[]`, "not facts"},
		{"a wrong type", `{"schema": "ffvet-facts/1", "units": 7}`, "units holds a JSON number"},
		{"a wrong bound", `{"schema": "ffvet-facts/1", "units": [{"procs_per_copy": "many"}]}`, "not a bound"},
		{"an index that leads nowhere", `{"schema": "ffvet-facts/1", "units": [{"id": "x", "commands": [3]}]}`, "names command 3 of 0"},
		{"a null unit", `{"schema": "ffvet-facts/1", "units": [null]}`, "a unit is null"},
		{"two documents", `{"schema": "ffvet-facts/1"}{}`, "not JSON"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := ReadSheet(strings.NewReader(test.text))
			switch {
			case test.wrong == "" && err != nil:
				t.Error(err)
			case test.wrong != "" && (err == nil || !strings.Contains(err.Error(), test.wrong)):
				t.Errorf("error = %v, want %q", err, test.wrong)
			}
		})
	}
}

func FuzzReadSheet(f *testing.F) {
	f.Add(`{"schema": "ffvet-facts/1", "units": [{"id": "x", "commands": [0], "scheduling": {"steady": "inf"}}], "commands": [{"estimate": {"threads": {"components": [{"model": "x264/1", "args": {}}]}}}]}`)
	f.Fuzz(func(_ *testing.T, text string) {
		s, err := ReadSheet(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, u := range s.Units {
			u.Placeable()
		}
	})
}
