package shell

import (
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// special are the characters that make a literal more than its own text.
const special = "\\*?[{~\n"

// simpleLiteral returns a word that is nothing but text. It is the fast way
// for most words.
func (e *evaluator) simpleLiteral(w *syntax.Word) (word.Word, bool) {
	if len(w.Parts) != 1 {
		return word.Word{}, false
	}
	switch p := w.Parts[0].(type) {
	case *syntax.Lit:
		if strings.ContainsAny(p.Value, special) {
			return word.Word{}, false
		}
		from, to := int(p.ValuePos.Offset()), int(p.ValueEnd.Offset())
		if to-from != len(p.Value) {
			return word.Word{}, false
		}
		t := e.text.Slice(from, to)
		return word.FromText(t, e.text.Span(from, to)), true
	case *syntax.SglQuoted:
		if !p.Dollar {
			return word.FromText(e.single(p), e.span(p)), true
		}
	}
	return word.Word{}, false
}

// plain reports whether a word starts nothing.
func plain(w *syntax.Word) bool {
	for _, p := range w.Parts {
		switch p := p.(type) {
		case *syntax.Lit, *syntax.SglQuoted:
		case *syntax.ParamExp:
			if !p.Short {
				return false
			}
		case *syntax.DblQuoted:
			if !plain(&syntax.Word{Parts: p.Parts}) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// raw returns the source of a literal. Inside back-quotes the parser takes
// one level of backslashes off, so that source and value differ; in
// here-documents the literal's end is behind the delimiter.
func (e *evaluator) raw(l *syntax.Lit, q quoting) source.Text {
	from, to := int(l.ValuePos.Offset()), int(l.ValueEnd.Offset())
	if to <= len(e.text.Str) && from < to {
		text := e.text.Str[from:to]
		switch {
		case text == l.Value, q == inDocument && strings.HasPrefix(text, l.Value):
			return e.text.Slice(from, from+len(l.Value))
		case strings.Contains(text, "\\\n") && strings.ReplaceAll(text, "\\\n", "") == l.Value:
			return e.text.Slice(from, to)
		}
	}
	var b source.Builder
	b.Add(l.Value, shown(e.text.Span(from, to)))
	return b.Text()
}

// literal takes the escapes off a literal; glob says that it holds a `*`
// that matches file names.
func (e *evaluator) literal(l *syntax.Lit, q quoting) (t source.Text, glob bool) {
	raw := e.raw(l, q)
	if !strings.Contains(raw.Str, `\`) {
		return raw, q == unquoted && globs(raw.Str)
	}
	var b source.Builder
	text := raw.Str
	for at := 0; at < len(text); {
		n := strings.IndexByte(text[at:], '\\')
		if n < 0 {
			n = len(text) - at
		}
		glob = glob || globs(text[at:at+n])
		b.AddText(raw.Slice(at, at+n))
		at += n
		if at+1 >= len(text) {
			b.AddText(raw.Slice(at, len(text)))
			break
		}
		switch next := text[at+1]; {
		case next == '\n':
		case escapes(next, q):
			b.AddText(raw.Slice(at+1, at+2))
		default:
			b.AddText(raw.Slice(at, at+2))
		}
		at += 2
	}
	return b.Text(), glob && q == unquoted
}

// globs reports whether a text may match file names. A question mark or a
// bracket counts only in what looks like the name of a file: stream specifiers
// and labels (0:a?, [out]) are written without quotes all the time.
func globs(text string) bool {
	return strings.Contains(text, "*") ||
		strings.ContainsAny(text, "?[") && strings.Contains(text, ".") && !strings.ContainsAny(text, ":,;@&")
}

// escapes reports whether a backslash takes the meaning of the next byte away.
func escapes(next byte, q quoting) bool {
	switch q {
	case inQuotes:
		return strings.IndexByte("$`\"\\", next) >= 0
	case inDocument:
		return strings.IndexByte("$`\\", next) >= 0
	}
	return true
}

// single returns the text between single quotes, $'…' decoded.
func (e *evaluator) single(q *syntax.SglQuoted) source.Text {
	from, to := int(q.Left.Offset())+1, int(q.Right.Offset())
	if q.Dollar {
		from++
	}
	raw := e.text.Slice(from, to)
	if !q.Dollar {
		if raw.Str != q.Value { // inside back-quotes
			var b source.Builder
			b.Add(q.Value, shown(e.span(q)))
			return b.Text()
		}
		return raw
	}
	if !strings.Contains(raw.Str, `\`) {
		return raw
	}
	var b source.Builder
	b.Add(ansi(raw.Str), shown(e.text.Span(from, to)))
	return b.Text()
}

// ansi decodes the escapes of $'…'.
func ansi(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' || i+1 == len(text) {
			b.WriteByte(text[i])
			continue
		}
		i++
		switch c := text[i]; c {
		case 'n':
			b.WriteByte('\n')
		case 't':
			b.WriteByte('\t')
		case 'r':
			b.WriteByte('\r')
		case 'e', 'E':
			b.WriteByte(0x1b)
		case 'x':
			n := digits(text[i+1:], 2, 16)
			v, _ := strconv.ParseUint(text[i+1:i+1+n], 16, 8)
			b.WriteByte(byte(v))
			i += n
		case '0', '1', '2', '3', '4', '5', '6', '7':
			n := digits(text[i:], 3, 8)
			v, _ := strconv.ParseUint(text[i:i+n], 8, 16)
			b.WriteByte(byte(v))
			i += n - 1
		case '\\', '\'', '"', '?':
			b.WriteByte(c)
		default:
			b.WriteByte('\\')
			b.WriteByte(c)
		}
	}
	return b.String()
}

// digits counts the digits of a base at the start of the text.
func digits(text string, most, base int) int {
	n := 0
	for n < most && n < len(text) {
		if _, err := strconv.ParseUint(text[n:n+1], base, 8); err != nil {
			break
		}
		n++
	}
	return n
}

// tilde adds the literal at the start of an argument: ~/x is in the home folder.
func (e *evaluator) tilde(f *fields, l *syntax.Lit, q quoting) {
	t, glob := e.literal(l, q)
	f.glob = f.glob || glob
	at := e.span(l)
	if t.Str == "~" || strings.HasPrefix(t.Str, "~/") {
		f.hole(word.Hole{Kind: word.Variable, Name: "HOME"}, t.Span(0, 1))
		f.text(t.Slice(1, len(t.Str)), t.Span(1, len(t.Str)))
		return
	}
	f.text(t, at)
}
