package systemd

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/ffvet/ffvet/parser/source"
)

// item is one word of a value without its quotes.
type item struct {
	text source.Text
	at   source.Span
	raw  string // with quotes and escapes
}

// items cuts a value at blanks: quotes of both kinds wrap text, and C's
// escapes hold inside and outside of them; one that is unknown stays as it is
// (systemd.syntax(7), extract-word.c).
func items(value source.Text) []item {
	var all []item
	s := value.Str
	for at := 0; at < len(s); {
		if isBlank(s[at]) {
			at++
			continue
		}
		end, text := scan(value, at)
		all = append(all, item{text: text, at: value.Span(at, end), raw: s[at:end]})
		at = end
	}
	return all
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// expression is one of a template language; it may hold blanks.
var expression = regexp.MustCompile(`^\{\{.*?\}\}`)

// maxExpression is how long it may be.
const maxExpression = 256

// scan returns the word that starts at an offset and where it ends.
func scan(value source.Text, at int) (end int, text source.Text) {
	var b source.Builder
	s, quote := value.Str, byte(0)
	for at < len(s) {
		c := s[at]
		if m := expression.FindString(s[at:min(at+maxExpression, len(s))]); m != "" {
			b.AddText(value.Slice(at, at+len(m)))
			at += len(m)
			continue
		}
		switch {
		case c == '\\' && at+1 < len(s):
			n, means := escape(s[at:])
			from := value.Span(at, at+n)
			if means != s[at:at+n] {
				from.Exact = false
			}
			b.Add(means, from)
			at += n
			continue
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && isBlank(c):
			return at, b.Text()
		default:
			b.AddText(value.Slice(at, at+1))
		}
		at++
	}
	return at, b.Text()
}

// escape reads an escape and returns its length and what it means.
func escape(s string) (n int, means string) {
	const simple = `a` + "\a" + `b` + "\b" + `f` + "\f" + `n` + "\n" + `r` + "\r" + `t` + "\t" + `v` + "\v" + `\\""''s `
	for i := 0; i+1 < len(simple); i += 2 {
		if s[1] == simple[i] {
			return 2, simple[i+1 : i+2]
		}
	}
	for _, form := range []struct {
		lead          string
		digits, radix int
	}{{"x", 2, 16}, {"u", 4, 16}, {"U", 8, 16}, {"", 3, 8}} {
		start := 1 + len(form.lead)
		if end := start + form.digits; strings.HasPrefix(s[1:], form.lead) && len(s) >= end {
			code, err := strconv.ParseUint(s[start:end], form.radix, 32)
			switch {
			case err != nil || code == 0:
			case form.digits > 3 && utf8.ValidRune(rune(code)):
				return end, string(rune(code))
			case form.digits <= 3 && code < 256:
				return end, string([]byte{byte(code)})
			}
		}
	}
	return 1, `\`
}
