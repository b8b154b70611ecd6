package yamlpos

import (
	"bytes"
	"unicode/utf16"

	"github.com/ffvet/ffvet/parser/source"
)

// Split returns the documents of a file without parsing them. A document that
// is broken does not hide the others: `---` at the start of a line ends the
// one before, whatever state it is in.
func Split(f *source.File) []*Document {
	text := f.Text
	if isUTF16(text) {
		d := &Document{File: f, parsed: true}
		d.note(source.Span{File: f}, "the file is UTF-16: save it as UTF-8")
		return []*Document{d}
	}
	start := 0
	if bytes.HasPrefix(text, []byte("\ufeff")) {
		start = len("\ufeff")
	}
	var docs []*Document
	for _, end := range boundaries(text, start) {
		d := &Document{File: f, Index: len(docs), Start: start, End: end}
		d.sanitize()
		if len(bytes.TrimSpace(d.buf)) > 0 {
			docs = append(docs, d)
		}
		start = end
	}
	return docs
}

// boundaries returns where each document ends.
func boundaries(text []byte, start int) []int {
	var ends []int
	empty := true // only comments, directives and blank lines so far
	for at := start; at < len(text); {
		line, next := cutLine(text, at)
		switch {
		case isMarker(line, "---"):
			if !empty {
				ends = append(ends, at)
			}
			empty = false
		case isMarker(line, "..."):
			if !empty {
				ends = append(ends, next)
			}
			empty = true
		case len(bytes.TrimSpace(line)) > 0 && line[0] != '#' && line[0] != '%':
			empty = false
		}
		at = next
	}
	return append(ends, len(text))
}

// cutLine returns the line that starts at the offset, and where the next one
// starts.
func cutLine(text []byte, at int) (line []byte, next int) {
	if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
		return text[at : at+i], at + i + 1
	}
	return text[at:], len(text)
}

// isMarker reports whether the line is a document marker.
func isMarker(line []byte, marker string) bool {
	if !bytes.HasPrefix(line, []byte(marker)) {
		return false
	}
	return len(line) == len(marker) || bytes.IndexByte([]byte(" \t\r"), line[len(marker)]) >= 0
}

func isUTF16(text []byte) bool {
	const bom = 0xFEFF
	if len(text) < 2 {
		return false
	}
	first := uint16(text[0])<<8 | uint16(text[1])
	return !utf16.IsSurrogate(rune(first)) && (first == bom || first == 0xFFFE)
}
