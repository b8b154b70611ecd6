package nginxrtmp

import (
	"strings"

	"github.com/ffvet/ffvet/parser/source"
)

// directive is a name, its arguments, and what stands in its braces.
type directive struct {
	words []source.Text // the name first
	at    source.Span
	body  []*directive
}

func (d *directive) name() string { return d.words[0].Str }

// arg returns an argument, "" if there is none.
func (d *directive) arg(i int) string {
	if i < len(d.words) {
		return d.words[i].Str
	}
	return ""
}

// span is where an argument stands.
func (d *directive) span(i int) source.Span { return d.words[i].Span(0, len(d.words[i].Str)) }

// maxDepth is how deep blocks may lie in one another.
const maxDepth = 32

// reader takes a file apart as nginx does (ngx_conf_file.c,
// ngx_conf_read_token).
type reader struct {
	f  *source.File
	at int
}

// block reads directives up to the brace that closes the block.
func (r *reader) block(depth int) []*directive {
	var all []*directive
	var words []source.Text
	start := 0
	for {
		w, sign := r.token()
		switch {
		case sign == 0 && w != nil:
			if len(words) == 0 {
				start = r.at - len(w.Str)
			}
			words = append(words, *w)
			continue
		case sign == 0 || sign == '}':
			return all
		}
		d := &directive{words: words, at: source.Span{File: r.f, Start: max(start, 0), End: r.at, Exact: true}}
		words = nil
		if sign == '{' && depth < maxDepth {
			d.body = r.block(depth + 1)
		}
		if len(d.words) > 0 {
			d.at = d.span(0)
			all = append(all, d)
		}
	}
}

// token returns the next word or one of the signs `;`, `{` and `}`; neither
// at the end.
func (r *reader) token() (w *source.Text, sign byte) {
	text := r.f.Text
	for r.at < len(text) {
		switch c := text[r.at]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			r.at++
		case c == '#':
			for r.at < len(text) && text[r.at] != '\n' {
				r.at++
			}
		case c == ';' || c == '{' || c == '}':
			r.at++
			return nil, c
		default:
			return r.word(), 0
		}
	}
	return nil, 0
}

// word reads a word: quotes count at its start only, a backslash takes away
// what a quote, a blank or another backslash means, `${` is no brace.
func (r *reader) word() *source.Text {
	var b source.Builder
	text := r.f.Text
	var quote byte
	if c := text[r.at]; c == '"' || c == '\'' {
		quote = c
		r.at++
	}
	for ; r.at < len(text); r.at++ {
		c := text[r.at]
		n, means := 1, string(c)
		switch {
		case c == '\\' && r.at+1 < len(text):
			n, means = escaped(text[r.at+1])
		case quote != 0 && c == quote:
			r.at++
			t := b.Text()
			return &t
		case quote == 0 && c == '{' && r.at > 0 && text[r.at-1] == '$':
		case quote == 0 && (strings.IndexByte(" \t\r\n;{", c) >= 0):
			t := b.Text()
			return &t
		}
		b.Add(means, source.Span{File: r.f, Start: r.at, End: r.at + n, Exact: len(means) == n})
		r.at += n - 1
	}
	t := b.Text()
	return &t
}

// escaped returns how long an escape is and what it means.
func escaped(c byte) (n int, means string) {
	switch c {
	case '"', '\'', '\\':
		return 2, string(c)
	case 't':
		return 2, "\t"
	case 'r':
		return 2, "\r"
	case 'n':
		return 2, "\n"
	}
	return 2, `\` + string([]byte{c})
}
