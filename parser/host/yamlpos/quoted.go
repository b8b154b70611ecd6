package yamlpos

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// singleQuoted reads a scalar in single quotes.
func (s *scanner) singleQuoted() bool {
	buf := s.d.buf
	if s.at >= len(buf) || buf[s.at] != '\'' {
		return false
	}
	s.at++
	for s.at < len(buf) {
		switch {
		case s.fold():
		case strings.HasPrefix(string(buf[s.at:min(s.at+2, len(buf))]), "''"):
			s.replace("'", s.at+2)
		case buf[s.at] == '\'':
			s.at++
			return true
		default:
			s.keep(s.run("'"))
		}
	}
	return false
}

// doubleQuoted reads a scalar in double quotes.
func (s *scanner) doubleQuoted() bool {
	buf := s.d.buf
	if s.at >= len(buf) || buf[s.at] != '"' {
		return false
	}
	s.at++
	for s.at < len(buf) {
		switch {
		case s.fold():
		case buf[s.at] == '"':
			s.at++
			return true
		case buf[s.at] == '\\':
			if !s.escape() {
				return false
			}
		default:
			s.keep(s.run(`"\`))
		}
	}
	return false
}

// run returns the end of the text before the next of the stops, blanks and
// line breaks.
func (s *scanner) run(stops string) int {
	buf, at := s.d.buf, s.at
	for at < len(buf) && !isBlank(buf[at]) && breakLen(buf, at) == 0 && strings.IndexByte(stops, buf[at]) < 0 {
		at++
	}
	return at
}

// escape reads one escape sequence of a double-quoted scalar.
func (s *scanner) escape() bool {
	buf := s.d.buf
	if s.at+1 >= len(buf) {
		return false
	}
	if n := breakLen(buf, s.at+1); n > 0 {
		s.continued(s.at + 1 + n)
		return true
	}
	c := buf[s.at+1]
	if digits := hexDigits(c); digits > 0 {
		end := s.at + 2 + digits
		if end > len(buf) {
			return false
		}
		code, err := strconv.ParseUint(string(buf[s.at+2:end]), 16, 32)
		if err != nil || !utf8.ValidRune(rune(code)) {
			return false
		}
		s.replace(string(rune(code)), end)
		return true
	}
	text, known := simpleEscape(c)
	if known {
		s.replace(text, s.at+2)
	}
	return known
}

// continued skips an escaped line break and the indentation of the next
// line; further empty lines are kept as line breaks.
func (s *scanner) continued(at int) {
	buf := s.d.buf
	for s.at = at; at < len(buf); {
		if isBlank(buf[at]) {
			at++
			continue
		}
		n := breakLen(buf, at)
		if n == 0 {
			break
		}
		at += n
		s.replace("\n", at)
	}
	s.at = at
}

func hexDigits(c byte) int {
	switch c {
	case 'x':
		return 2
	case 'u':
		return 4
	case 'U':
		return 8
	}
	return 0
}

// simpleEscape returns what a backslash and one character mean (YAML 1.1
// §5.6).
func simpleEscape(c byte) (text string, known bool) {
	const codes = "0abt\tnvfe \"'/\\N_LP"
	texts := [...]string{"\x00", "\a", "\b", "\t", "\t", "\n", "\v", "\f", "\x1b",
		" ", `"`, "'", "/", `\`, "\u0085", "\u00a0", "\u2028", "\u2029"}
	if i := strings.IndexByte(codes, c); i >= 0 {
		return texts[i], true
	}
	return "", false
}
