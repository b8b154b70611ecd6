package main

import (
	"encoding/json"
	"reflect"
	"strings"

	"github.com/invopop/jsonschema"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
)

// ownTypes describes the types that print themselves.
func ownTypes(t reflect.Type) *jsonschema.Schema {
	switch t {
	case reflect.TypeFor[bound.Bound]():
		return numberOr("What the quantity can reach: a number, \"inf\" (nothing limits it) or \"unknown\" (it depends on something outside the repository).", "0", "inf", "unknown")
	case reflect.TypeFor[facts.CPUs]():
		return numberOr("A number of CPUs, \"node\" (all of a node that nobody declared) or \"unknown\".", "1", "node", "unknown")
	case reflect.TypeFor[finding.Level]():
		return &jsonschema.Schema{Type: "string", Enum: []any{"note", "warning", "error"}}
	}
	return nil
}

// numberOr is a number from the least on, or one of the words.
func numberOr(description, least string, words ...any) *jsonschema.Schema {
	return &jsonschema.Schema{
		Description: description,
		OneOf: []*jsonschema.Schema{
			{Type: "number", Minimum: json.Number(least)},
			{Type: "string", Enum: words},
		},
	}
}

// allowNull lets every pointer field that is always there be null: the
// library does not.
func allowNull(defs jsonschema.Definitions, t reflect.Type, seen map[reflect.Type]bool) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || seen[t] || ownTypes(t) != nil {
		return
	}
	seen[t] = true
	for i := range t.NumField() {
		field := t.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name == "" || name == "-" {
			continue
		}
		if field.Type.Kind() == reflect.Pointer && !strings.Contains(options, "omitempty") {
			orNull(defs[t.Name()], name)
		}
		allowNull(defs, field.Type, seen)
	}
}

func orNull(def *jsonschema.Schema, property string) {
	s, ok := def.Properties.Get(property)
	if !ok {
		return
	}
	bare := *s
	bare.Description = ""
	def.Properties.Set(property, &jsonschema.Schema{
		Description: s.Description,
		OneOf:       []*jsonschema.Schema{&bare, {Type: "null"}},
	})
}
