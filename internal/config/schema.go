package config

import "encoding/json"

// Schema returns the JSON Schema of the configuration.
func Schema() []byte {
	s := file().schema
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["$id"] = "https://github.com/ffvet/ffvet/blob/main/docs/schema/config.schema.json"
	s["title"] = "ffvet configuration"
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		panic(err) // maps, lists and strings always have a JSON form
	}
	return append(text, '\n')
}
