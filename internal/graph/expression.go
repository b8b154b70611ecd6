package graph

import (
	"maps"
	"slices"

	"github.com/ffvet/ffvet/parser/ffmpeg/expression"
)

// evaluate works out the arithmetic of a filter's size option with the given
// variables; one that is 0 is not known. It answers false for what cannot be
// computed.
func evaluate(text string, variables map[string]float64) (float64, bool) {
	known := maps.Clone(variables)
	maps.DeleteFunc(known, func(_ string, value float64) bool { return value == 0 })
	e, err := expression.Parse(text, expression.Grammar{Constants: slices.Collect(maps.Keys(known))})
	if err != nil {
		return 0, false
	}
	return e.Value(known)
}
