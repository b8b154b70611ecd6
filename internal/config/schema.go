package config

import "encoding/json"

// Schema returns the JSON Schema of the configuration.
func Schema() []byte { return published(file().schema, "config", "ffvet configuration") }

// FleetSchema returns the JSON Schema of the declaration of a fleet.
func FleetSchema() []byte {
	return published(object(fleetFields()...).schema, "pools", "ffvet fleet --pools: the declaration of a fleet")
}

func published(s schema, name, title string) []byte {
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["$id"] = "https://github.com/ffvet/ffvet/blob/main/docs/schema/" + name + ".schema.json"
	s["title"] = title
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		panic(err) // maps, lists and strings always have a JSON form
	}
	return append(text, '\n')
}
