package ffmpeg

import (
	"errors"
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// Map is the argument of -map.
type Map struct {
	// Label is that of a filter graph's output; Labelled says that there is one.
	Label    string
	Labelled bool
	// File is the index of the input, not checked against the inputs.
	File     int
	Spec     Specifier
	Negative bool // -map -0:a takes streams away
	Optional bool // a trailing ?: no error if nothing matches
	// View is the view specifier (from 7.1), "" if there is none.
	View string
}

// ParseMap reads the argument of -map as the given version of ffmpeg does
// (ffmpeg_opt.c, opt_map). The error says what is wrong with it.
func ParseMap(text, version string) (Map, error) {
	var m Map
	if strings.HasPrefix(text, "-") {
		m.Negative, text = true, text[1:]
	}
	if strings.HasPrefix(text, "[") {
		label, _, _ := value.Token(text, 1, "]")
		m.Label, m.Labelled = string(label), true
		return m, nil
	}
	m.File, text = LeadingInteger(text)
	if m.File < 0 {
		return m, errors.New("the index of an input is negative")
	}
	if catalog.Compare(version, modern) >= 0 {
		return m, m.readModern(text, version)
	}
	return m, m.readLegacy(text, version)
}

// readLegacy takes everything behind a question mark or a comma away.
func (m *Map) readLegacy(text, version string) (err error) {
	text, _, m.Optional = strings.Cut(text, "?")
	text, _, _ = strings.Cut(text, ",")
	m.Spec, err = ParseSpecifier(strings.TrimPrefix(text, ":"), version)
	return err
}

func (m *Map) readModern(text, version string) error {
	spec, rest, err := parseSpecifier(strings.TrimPrefix(text, ":"), version)
	if err != nil {
		return err
	}
	spec.Text = strings.TrimSuffix(strings.TrimPrefix(text, ":"), rest)
	m.Spec = spec
	rest = strings.TrimPrefix(rest, ":")
	for _, kind := range []string{"view:", "vidx:", "vpos:"} {
		if strings.HasPrefix(rest, kind) {
			n := len(kind)
			for n < len(rest) && isAlnum(rest[n]) {
				n++
			}
			m.View, rest = rest[:n], rest[n:]
		}
	}
	if rest == "?" {
		m.Optional, rest = true, ""
	}
	if rest != "" {
		return fmt.Errorf("%q is left over behind the stream specifier", rest)
	}
	return nil
}

// LeadingInteger reads like C's strtol with base 0, and returns what stands
// behind the number: no digits are 0.
func LeadingInteger(text string) (n int, rest string) {
	trimmed := strings.TrimLeft(text, " \t\n")
	sign := 1
	if strings.HasPrefix(trimmed, "-") || strings.HasPrefix(trimmed, "+") {
		if trimmed[0] == '-' {
			sign = -1
		}
		trimmed = trimmed[1:]
	}
	if trimmed == "" || !isDigit(trimmed[0]) {
		return 0, text
	}
	n, rest, _ = integer(trimmed)
	return sign * n, rest
}
