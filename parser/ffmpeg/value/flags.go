package value

import "strings"

// Bool reads a boolean option: "true", "on", "auto" … (libavutil/opt.c,
// set_string_bool); auto is set for "auto" and -1.
func Bool(text string) (yes, auto, ok bool) {
	switch strings.ToLower(text) {
	case "auto":
		return false, true, true
	case "true", "y", "yes", "enable", "enabled", "on":
		return true, false, true
	case "false", "n", "no", "disable", "disabled", "off":
		return false, false, true
	}
	n, ok := Int(text)
	return n > 0, n < 0, ok
}

// Flag is one name of a list of flags, with its sign: '+', '-', or 0 for a
// list that replaces the default.
type Flag struct {
	Sign byte
	Name string
}

// Flags reads "+genpts-igndts" or "a+b". ok is false if a name is missing.
func Flags(text string) (flags []Flag, ok bool) {
	var sign byte
	for first := true; text != "" || first; first = false {
		if text != "" && (text[0] == '+' || text[0] == '-') {
			sign, text = text[0], text[1:]
		}
		n := strings.IndexAny(text, "+-")
		if n < 0 {
			n = len(text)
		}
		if n == 0 {
			return flags, false
		}
		flags = append(flags, Flag{sign, text[:n]})
		text = text[n:]
	}
	return flags, true
}

// Pair is one entry of a dictionary.
type Pair struct {
	Key, Value string
	// HasValue is false for a key alone, which av_dict_parse_string refuses
	// and x264opts takes as 1.
	HasValue bool
}

// Dictionary reads "key=value:key=value", the form of x264-params and its
// kin. A colon inside a value is written \:.
func Dictionary(text string) []Pair {
	var pairs []Pair
	for i := 0; i < len(text); i++ {
		key, _, end := Token(text, i, "=:")
		p := Pair{Key: string(key)}
		if end < len(text) && text[end] == '=' {
			var value []byte
			value, _, end = Token(text, end+1, ":")
			p.Value, p.HasValue = string(value), true
		}
		if p.Key != "" || p.HasValue {
			pairs = append(pairs, p)
		}
		i = end
	}
	return pairs
}
