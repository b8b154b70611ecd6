package script

import (
	"bytes"
	"unicode/utf8"

	"github.com/ffvet/ffvet/parser/source"
)

// bom is the byte order mark of UTF-8.
var bom = []byte("\xef\xbb\xbf")

// Text returns the text as a shell should see it: without byte order mark
// and carriage returns, and with a question mark for each byte that is no
// UTF-8. Every other byte keeps its place in the file.
func Text(f *source.File) source.Text {
	whole := f.Whole()
	if bytes.HasPrefix(f.Text, bom) {
		whole.Start = len(bom)
	}
	if !bytes.Contains(f.Text, []byte("\r\n")) && utf8.Valid(f.Text) {
		return source.Of(whole)
	}
	var b source.Builder
	done := whole.Start
	upTo := func(at int) {
		b.Add(string(f.Text[done:at]), source.Span{File: f, Start: done, End: at, Exact: true})
	}
	for at := done; at < len(f.Text); {
		r, n := utf8.DecodeRune(f.Text[at:])
		switch {
		case r == utf8.RuneError && n == 1:
			upTo(at)
			b.Add("?", source.Span{File: f, Start: at, End: at + 1})
			done = at + 1
		case r == '\r' && at+1 < len(f.Text) && f.Text[at+1] == '\n':
			upTo(at)
			done = at + 1
		}
		at += n
	}
	upTo(len(f.Text))
	return b.Text()
}
