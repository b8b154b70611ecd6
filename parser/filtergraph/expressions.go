package filtergraph

import (
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/expression"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// mostExpression bounds the expressions that are read: libavutil takes longer
// ones, but nobody writes them.
const mostExpression = 1 << 14

// formulas are options of a filter that hold an expression, and the names that
// it may use.
type formulas struct {
	options string // separated by blanks
	// constants are the names of the place. "pos<9.0" is gone from that
	// version on, "ref_w>5.1" came in some version behind it.
	constants     string
	unary, binary string // functions of the place
	separator     string // between several expressions in one value
}

// formula says what the expression of an option may use in one version.
type formula struct {
	holds     bool // there is an expression
	grammar   expression.Grammar
	separator string
}

// formula returns what an option's expression may use, if it holds one.
func (r *resolver) formula(filter, option string) formula {
	place, ok := formulasOf(filter, option)
	if !ok {
		return formula{}
	}
	return formula{holds: true, separator: place.separator, grammar: expression.Grammar{
		Version: r.cat.Version, Constants: r.since(place.constants),
		Unary: strings.Fields(place.unary), Binary: strings.Fields(place.binary),
	}}
}

// expression reports an expression that libavutil refuses.
func (r *resolver) expression(f *Filter, a *Arg, place formula, text string) {
	if len(text) > mostExpression {
		return
	}
	parts := []string{text}
	if place.separator != "" {
		parts = strings.Split(text, place.separator)
	}
	for _, part := range parts {
		if _, plain := value.Number(part); plain {
			continue
		}
		if _, err := expression.Parse(part, place.grammar); err != nil {
			r.refuseValue(f, a, err.Error(), "")
			return
		}
	}
}

// since returns the names that the catalog's version has.
func (r *resolver) since(names string) []string {
	var list []string
	for _, name := range strings.Fields(names) {
		name, until, ends := strings.Cut(name, "<")
		name, after, starts := strings.Cut(name, ">")
		if ends && catalog.Compare(r.cat.Version, until) >= 0 || starts && catalog.Compare(r.cat.Version, after) <= 0 {
			continue
		}
		list = append(list, name)
	}
	return list
}

// formulasOf returns what an option's expression may use; ok is false if it
// holds none, or is not known here.
func formulasOf(filter, option string) (formulas, bool) {
	if option == "enable" {
		return formulas{constants: "t n pos<9.0 w h"}, true
	}
	for _, place := range formulaTable(filter) {
		if slices.Contains(strings.Fields(place.options), option) {
			return place, true
		}
	}
	return formulas{}, false
}
