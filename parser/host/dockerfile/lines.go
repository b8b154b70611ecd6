package dockerfile

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"github.com/ffvet/ffvet/parser/source"
)

const (
	// maxRepairs is how many places of one file may be unreadable before the
	// rest of it is given up.
	maxRepairs = 20
	// maxLine is the longest line that BuildKit reads (bufio.MaxScanTokenSize).
	maxLine = 64<<10 - 1
)

// read returns the instructions of the file. What BuildKit refuses is taken
// out with a note, and the rest is read without it.
func read(f *source.File) ([]instruction, []source.Note) {
	lines, notes := parseable(f)
	var last lineRange
	for range maxRepairs {
		result, err := parser.Parse(bytes.NewReader(bytes.Join(lines, nil)))
		if err == nil {
			return instructions(f, result), notes
		}
		bad, ok := place(err)
		if !ok {
			return nil, append(notes, source.Note{At: f.Whole(), Text: message(err)})
		}
		if bad.first == last.first { // the parser counts some errors from the line before
			bad.last = max(bad.last, last.last+1)
		} else {
			notes = append(notes, source.Note{At: lineSpan(f, bad), Text: message(err)})
		}
		empty(lines, bad)
		last = bad
	}
	text := fmt.Sprintf("more than %d places cannot be read; the file is given up", maxRepairs)
	return nil, append(notes, source.Note{At: f.Whole(), Text: text})
}

// parseable returns the lines of the file, line breaks included, as BuildKit
// can read them: without those that are too long for it, and with bytes that
// are not UTF-8 replaced, about which it would complain on standard error.
func parseable(f *source.File) ([][]byte, []source.Note) {
	lines := bytes.SplitAfter([]byte(clean(string(f.Text))), []byte("\n"))
	var notes []source.Note
	for i, line := range lines {
		if len(line) < maxLine {
			continue
		}
		bad := lineRange{i + 1, i + 1}
		empty(lines, bad)
		notes = append(notes, source.Note{
			At:   lineSpan(f, bad),
			Text: fmt.Sprintf("the line is longer than %d bytes, which BuildKit does not read", maxLine),
		})
	}
	return lines, notes
}

// clean replaces every byte that is not UTF-8, NUL, and byte order marks behind
// the start by question marks: all places stay where they are.
func clean(text string) string {
	if utf8.ValidString(text) && !strings.ContainsAny(text, "\x00\ufeff") {
		return text
	}
	out := []byte(text)
	for i := 0; i < len(out); {
		r, n := utf8.DecodeRune(out[i:])
		if r == utf8.RuneError && n == 1 || r == 0 || r == '\ufeff' && i > 0 {
			copy(out[i:], "???"[:n])
		}
		i += n
	}
	return string(out)
}

// empty leaves nothing of the lines but their breaks.
func empty(lines [][]byte, r lineRange) {
	for i := r.first; i <= min(r.last, len(lines)); i++ {
		lines[i-1] = []byte("\n")
	}
}

// lineRange is a range of 1-based lines, both ends included.
type lineRange struct{ first, last int }

// place returns the lines that an error of the parser is about; ok is false
// if it is about the whole file.
func place(err error) (lineRange, bool) {
	var located *parser.LocationError
	if !errors.As(err, &located) || strings.Contains(err.Error(), "no instructions") {
		return lineRange{}, false
	}
	for _, ranges := range located.Locations {
		if n := len(ranges); n > 0 {
			first := max(ranges[0].Start.Line, 1)
			return lineRange{first, max(ranges[n-1].End.Line, first)}, true
		}
	}
	return lineRange{}, false
}

// message returns the parser's own words in one line.
func message(err error) string {
	text, _, _ := strings.Cut(err.Error(), "\n")
	return text
}

func lineSpan(f *source.File, r lineRange) source.Span {
	start := f.LineStart(r.first)
	return source.Span{File: f, Start: start, End: max(start, f.LineStart(r.last)+len(f.Line(r.last))), Exact: true}
}
