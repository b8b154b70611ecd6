package bound

import "github.com/ffvet/ffvet/parser/source"

// Evidence is one factor of a number and the place that decided it.
type Evidence struct {
	Factor  string      // "copies", "procs", "per_node", "cpu_quota" …
	Value   Bound       // what the factor contributes
	Note    string      // in words: "maxReplicas overrides replicas: 2"
	At      source.Span // the scalar or the words that decided; zero for a default
	Path    string      // the way inside the file: "spec.maxReplicas"
	Default bool        // nothing in the file says so: it is the system's default
}
