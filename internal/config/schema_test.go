package config

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"
)

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("config.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("config.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func plain(t *testing.T, text string) any {
	t.Helper()
	var v any
	if err := yaml.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestSchemaAgreesWithTheLoader(t *testing.T) {
	s := compiled(t)
	tests := []struct {
		text string
		ok   bool
	}{
		{whole, true},
		{"pools: {enc: 16x64GiB*4}", true},
		{"pools: {enc: 16x64GiB}", true},
		{"pools: {enc: c7i.16xlarge*4}", true},
		{"pools: {enc: {nodes: 3, cpus: 8, memory: 128GiB}}", true},
		{"pools: {enc: {memory: 1.5TiB, network: 800M}}", true},
		{"ffmpeg: \"7.1\"", true},
		{"lint: {select: threads}", true},
		{"inputs: [{match: a, duration: 1h30m}]", true},
		{"pools: {enc: {cpu: 8}}", false},
		{"pools: {enc: 16}", false},
		{"pools: {enc: {memory: lots}}", false},
		{"pools: {enc: {nodes: {min: 1}}}", false},
		{"roles: {a: {limits: {threads: 8}}}", false},
		{"inputs: [{live: true}]", false},
		{"lint: {fail_on: never}", false},
		{"lint: {rules: {a: loud}}", false},
		{"ffmpeg: {libraries: {lame: 3}}", false},
		{"version: 2", false},
		{"unknown: 1", false},
	}
	for _, test := range tests {
		err := s.Validate(plain(t, test.text))
		if (err == nil) != test.ok {
			t.Errorf("schema on %q: %v", test.text, err)
		}
		_, problems := Load("c", []byte(test.text))
		if (len(problems) == 0) != test.ok {
			t.Errorf("loader on %q: %v", test.text, problems)
		}
	}
}

// Every key of the schema stands in the example, so the other tests see all of them.
func TestExampleIsWhole(t *testing.T) {
	var missing []string
	var look func(s schema, example any, path string)
	look = func(s schema, example any, path string) {
		for _, alternative := range append([]schema{s}, alternatives(s)...) {
			properties, _ := alternative["properties"].(schema)
			object, isObject := example.(map[string]any)
			for name, p := range properties {
				if !isObject {
					break
				}
				value, there := object[name]
				if !there {
					missing = append(missing, path+"."+name)
					continue
				}
				look(p.(schema), value, path+"."+name)
			}
			if each, ok := alternative["additionalProperties"].(schema); ok {
				for _, value := range object {
					look(each, value, path+".*")
					break
				}
			}
			if items, ok := alternative["items"].(schema); ok {
				if list, ok := example.([]any); ok && len(list) > 0 {
					look(items, list[0], path+"[]")
				}
			}
		}
	}
	example := plain(t, whole).(map[string]any)
	delete(example["pools"].(map[string]any), "small")
	delete(example["lint"].(map[string]any)["rules"].(map[string]any), "stdin-eaten")
	look(file().schema, example, "")
	known := []string{".inputs[].live", ".inputs[].probe", ".inputs[].streams[].channels"} // the second elements hold them
	for _, m := range missing {
		if !slices.Contains(known, m) {
			t.Errorf("the example lacks %s", m)
		}
	}
}

func alternatives(s schema) []schema {
	all, _ := s["anyOf"].([]schema)
	return all
}

func TestPublishedSchema(t *testing.T) {
	published, err := os.ReadFile("../../docs/schema/config.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(Schema()), string(published)); diff != "" {
		t.Errorf("run `make docs`: %s", diff)
	}
}

// Every configuration in the repository loads and keeps to the schema.
func TestConfigurationsOfTheRepository(t *testing.T) {
	s := compiled(t)
	found := 0
	for _, root := range []string{"../../testdata", "../../docs"} {
		err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, FileName) {
				return err
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			found++
			_, problems := Load(path, text)
			for _, p := range problems {
				t.Error(p)
			}
			if err := s.Validate(plain(t, string(text))); err != nil {
				t.Errorf("%s: %v", path, err)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
	if found == 0 {
		t.Error("no configuration was found")
	}
}
