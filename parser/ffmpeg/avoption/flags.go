package avoption

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/expression"
)

// checkFlags reads names and expressions with signs between them (opt.c,
// set_string_number): "+genpts-igndts", "a+b", "0x4".
func checkFlags(o catalog.AVOption, text string, cat *catalog.Catalog) *Refusal {
	all := constantNames(o)
	grammar := expression.Grammar{Version: cat.Version, Constants: append(slices.Clone(all), "default", "max", "min", "none", "all")}
	for rest, first := text, true; rest != "" || first; first = false {
		sign := byte(0)
		if rest != "" && (rest[0] == '+' || rest[0] == '-') {
			sign, rest = rest[0], rest[1:]
		}
		n := strings.IndexAny(rest, "+-")
		if n < 0 {
			n = len(rest)
		}
		name := rest[:n]
		if n == 0 {
			name = rest // a second sign: the rest is one expression
		}
		if r := checkFlag(o, text, name, sign, all, grammar); r != nil {
			return r
		}
		if n == 0 {
			break
		}
		rest = rest[n:]
	}
	return nil
}

// checkFlag reads one name or expression.
func checkFlag(o catalog.AVOption, text, name string, sign byte, all []string, grammar expression.Grammar) *Refusal {
	if slices.Contains(all, name) {
		return nil
	}
	if name == "" {
		return &Refusal{Reason: "the name of a flag is missing"}
	}
	e, err := expression.Parse(name, grammar)
	if err != nil {
		r := named("flag", name, catalog.Closest(name, all))
		if r.Instead != "" {
			r.Instead = strings.Replace(text, name, r.Instead, 1)
		}
		return r
	}
	number, ok := e.Value(values(o))
	if ok && sign != 0 {
		number = math.Trunc(number)
	}
	if ok && (number != math.Trunc(number) || number > math.MaxUint32 || number < -1 && sign == 0) {
		return &Refusal{Reason: fmt.Sprintf("%q is no set of flags", name)}
	}
	return nil
}
