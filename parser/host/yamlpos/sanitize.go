package yamlpos

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// sanitize sets buf to the document's bytes. Bytes that YAML forbids become
// question marks, so that the rest of the document can still be read; a note
// says where the first one stands.
func (d *Document) sanitize() {
	d.buf, d.clean = d.File.Text[d.Start:d.End], true
	first, count := -1, 0
	for at := 0; at < len(d.buf); {
		if c := d.buf[at]; c >= ' ' && c < 0x7f || c == '\n' {
			at++
			continue
		}
		r, size := utf8.DecodeRune(d.buf[at:])
		if !allowed(r, size) {
			if first < 0 {
				first = at
				d.buf, d.clean = bytes.Clone(d.buf), false
			}
			for i := range size {
				d.buf[at+i] = '?'
			}
			count++
		}
		at += size
	}
	if count > 0 {
		d.note(d.span(first, first+1), describeForbidden(d.File.Text[d.Start+first:d.End], count))
	}
}

// allowed reports whether YAML 1.1 allows the character (§5.1).
func allowed(r rune, size int) bool {
	switch {
	case r == utf8.RuneError && size == 1:
		return false
	case r == '\t', r == '\n', r == '\r', r == 0x85:
		return true
	}
	return r >= 0x20 && r <= 0x7e || r >= 0xa0 && r <= 0xd7ff ||
		r >= 0xe000 && r <= 0xfffd && r != 0xfeff || r >= 0x10000
}

func describeForbidden(text []byte, count int) string {
	what := fmt.Sprintf("the byte 0x%02X is not UTF-8", text[0])
	if r, size := utf8.DecodeRune(text); r != utf8.RuneError || size > 1 {
		what = fmt.Sprintf("the character U+%04X is not allowed in YAML", r)
	}
	if count > 1 {
		what += fmt.Sprintf(" (the first of %d in this document)", count)
	}
	return what + "; it is read as a question mark"
}
