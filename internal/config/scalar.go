package config

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/bound"
)

// scalar returns the kind of a value that is written as one word: parse reads
// it and says what is wanted instead, format writes it; "" is not shown.
func scalar[V any](s schema, parse func(text string) (V, error), format func(V) string) kind[V] {
	return kind[V]{
		schema: s,
		read: func(d *decoder, n *yaml.Node, into *V) {
			n, ok := d.resolve(n)
			switch {
			case !ok:
				return
			case n.Kind != yaml.ScalarNode:
				d.problem(n, "want one value, not %s", describe(n))
				return
			}
			v, err := parse(n.Value)
			if err != nil {
				d.problem(n, "%v, not %q", err, n.Value)
				return
			}
			*into = v
		},
		show: func(p *printer, from V) *yaml.Node { return p.scalar(format(from)) },
	}
}

// text is any scalar: a number that stands for a name keeps its spelling.
func text() kind[string] {
	return scalar(schema{"type": []string{"string", "number", "boolean"}},
		func(text string) (string, error) { return text, nil },
		func(text string) string { return text })
}

// oneOf is one of the given words.
func oneOf(words ...string) kind[string] {
	return scalar(schema{"enum": words}, func(text string) (string, error) {
		if slices.Contains(words, text) {
			return text, nil
		}
		return "", fmt.Errorf("want one of %s", listed(words))
	}, func(text string) string { return text })
}

// flag is true or false.
func flag() kind[bool] {
	return scalar(schema{"type": "boolean"}, func(text string) (bool, error) {
		if v, err := strconv.ParseBool(text); err == nil {
			return v, nil
		}
		return false, fmt.Errorf("want true or false")
	}, func(v bool) string {
		if !v {
			return ""
		}
		return "true"
	})
}

// choice is one of two words for a bool; the first one is true.
func choice(yes, no string) kind[bool] {
	return scalar(schema{"enum": []string{yes, no}}, func(text string) (bool, error) {
		if text != yes && text != no {
			return false, fmt.Errorf("want %s or %s", yes, no)
		}
		return text == yes, nil
	}, func(v bool) string {
		if !v {
			return ""
		}
		return yes
	})
}

// largest is the largest count that a configuration may give.
const largest = 1_000_000_000

// count is a whole number of at least the given one.
func count[V int | int64](least V) kind[V] {
	return scalar(schema{"type": "integer", "minimum": least, "maximum": largest}, func(text string) (V, error) {
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil || V(n) < least || n > largest {
			return 0, fmt.Errorf("want a whole number from %d to %d", least, int64(largest))
		}
		return V(n), nil
	}, func(n V) string {
		if n == 0 {
			return ""
		}
		return strconv.FormatInt(int64(n), 10)
	})
}

// number is a number from 0 up, with decimals.
func number() kind[float64] {
	return scalar(schema{"type": "number", "minimum": 0, "maximum": largest}, parseNumber, formatNumber)
}

func formatNumber(f float64) string {
	if f == 0 {
		return ""
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

func parseNumber(text string) (float64, error) {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || !(f >= 0 && f <= largest) {
		return 0, fmt.Errorf("want a number from 0 to %d", int64(largest))
	}
	return f, nil
}

// decimal is a number from 0 up, kept in thousandths.
func decimal() kind[bound.Bound] {
	return scalar(schema{"type": "number", "minimum": 0, "maximum": largest}, func(text string) (bound.Bound, error) {
		f, err := parseNumber(text)
		return bound.Milli(int64(math.Round(f * 1000))), err
	}, func(b bound.Bound) string {
		if b.IsZero() {
			return ""
		}
		return b.String()
	})
}

// level is a level of findings.
func level(levels ...finding.Level) kind[finding.Level] {
	words := make([]string, len(levels))
	for i, l := range levels {
		words[i] = l.String()
	}
	return scalar(schema{"enum": words}, func(text string) (finding.Level, error) {
		for _, l := range levels {
			if l.String() == text {
				return l, nil
			}
		}
		return finding.Off, fmt.Errorf("want one of %s", listed(words))
	}, finding.Level.String)
}

func anyLevel() kind[finding.Level] {
	return level(finding.Error, finding.Warning, finding.Note, finding.Off)
}

// listed prints "a, b or c".
func listed(words []string) string {
	text := ""
	for i, w := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			text += " or "
		default:
			text += ", "
		}
		text += w
	}
	return text
}
