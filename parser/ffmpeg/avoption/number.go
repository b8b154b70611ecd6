package avoption

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/expression"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// checkNumber reads a constant of the option, or an expression whose value
// has to be in range (opt.c, set_string_number).
func checkNumber(o catalog.AVOption, text string, cat *catalog.Catalog) *Refusal {
	if o.Type == "rational" {
		if above, below, ok := fraction(text); ok && below != 0 && inRange(o, above/below) {
			return nil
		}
	}
	if _, ok := o.Constant(text); ok {
		return nil
	}
	e, err := expression.Parse(text, expression.Grammar{Version: cat.Version, Constants: names(o)})
	if err != nil {
		return notNumber(o, text, err)
	}
	n, ok := e.Result(values(o))
	switch {
	case math.IsNaN(n):
		return &Refusal{Reason: "it wants a number"}
	case !ok || inRange(o, n):
		return nil
	}
	return &Refusal{Reason: fmt.Sprintf("%s is not within %s and %s", strconv.FormatFloat(n, 'g', -1, 64), o.Min, o.Max)}
}

// Rate reports whether a text is a frame rate (parseutils.c,
// av_parse_video_rate): a name, N:D, or an expression above 0.
func Rate(text, version string) bool {
	if _, ok := value.Rate(text); ok {
		return true
	}
	if above, below, ok := fraction(text); ok && strings.Contains(text, ":") {
		return above > 0 && below > 0 || above < 0 && below < 0
	}
	e, err := expression.Parse(text, expression.Grammar{Version: version})
	if err != nil {
		return false
	}
	n, ok := e.Constant()
	return !ok || n > 0
}

// fraction reads "N:D" and "N/D" of whole numbers.
func fraction(text string) (above, below float64, ok bool) {
	i := strings.IndexAny(text, ":/")
	if i < 0 {
		return 0, 0, false
	}
	n, err := strconv.Atoi(strings.TrimSpace(text[:i]))
	d, err2 := strconv.Atoi(strings.TrimLeft(text[i+1:], " "))
	return float64(n), float64(d), err == nil && err2 == nil
}

// notNumber says what a text is instead of a number or a constant.
func notNumber(o catalog.AVOption, text string, err error) *Refusal {
	if len(o.Constants) == 0 {
		var e *expression.Error
		if errors.As(err, &e) && e.Offset > 0 && e.Name == "" {
			return &Refusal{Reason: "it wants a number, and " + e.Message}
		}
		return &Refusal{Reason: "it wants a number"}
	}
	return named("value", text, catalog.Closest(text, constantNames(o)))
}

// names are the constants that an expression may use.
func names(o catalog.AVOption) []string {
	return append(constantNames(o), "default", "max", "min", "none", "all")
}

func constantNames(o catalog.AVOption) []string {
	all := make([]string, len(o.Constants), len(o.Constants)+5)
	for i, c := range o.Constants {
		all[i] = c.Name
	}
	return append(all, hidden(o)...)
}

// hidden are constants that no help prints, because they are for no one in
// particular (libavcodec/options_table.h).
func hidden(o catalog.AVOption) []string {
	if o.Generic && o.Name == "flags" && o.Kind == catalog.CodecClass {
		return []string{"qscale", "pass1", "pass2"}
	}
	return nil
}

// values are those constants whose value is known.
func values(o catalog.AVOption) map[string]float64 {
	known := map[string]float64{"none": 0, "all": -1}
	for _, c := range o.Constants {
		if n, ok := value.Number(c.Value); ok {
			known[c.Name] = n
		}
	}
	if n, ok := limit(o.Min); ok {
		known["min"] = n
	}
	if n, ok := limit(o.Max); ok {
		known["max"] = n
	}
	if n, ok := limit(o.Default); ok {
		known["default"] = n
	}
	return known
}

// inRange holds a number against the option's range; limits are printed with
// six digits.
func inRange(o catalog.AVOption, n float64) bool {
	least, hasLeast := limit(o.Min)
	most, hasMost := limit(o.Max)
	return (!hasLeast || n >= least-math.Abs(least)*rounding(o.Min)) && (!hasMost || n <= most+math.Abs(most)*rounding(o.Max))
}

// rounding is how far a printed limit may be from the real one.
func rounding(printed string) float64 {
	const digits = 6
	if strings.Contains(printed, "_") { // INT_MAX and its like are exact
		return 0
	}
	if strings.Contains(printed, "e") || len(strings.Trim(printed, "-0.")) >= digits {
		return 1e-5
	}
	return 0
}

// limit reads a number or the name of one, as ffmpeg prints it.
func limit(text string) (float64, bool) {
	negative := strings.HasPrefix(text, "-")
	n, ok := map[string]float64{
		"INT_MAX": math.MaxInt32, "INT_MIN": math.MinInt32, "UINT32_MAX": math.MaxUint32, "I64_MAX": math.MaxInt64, "I64_MIN": math.MinInt64,
		"FLT_MAX": math.MaxFloat32, "FLT_MIN": 1.17549435e-38, "DBL_MAX": math.MaxFloat64, "DBL_MIN": 2.2250738585072014e-308,
	}[strings.TrimPrefix(text, "-")]
	if !ok {
		return value.Number(text)
	}
	if negative {
		n = -n
	}
	return n, true
}
