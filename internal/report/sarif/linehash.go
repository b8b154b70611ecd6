package sarif

import (
	"fmt"

	"github.com/ffvet/ffvet/parser/source"
)

// GitHub recognises an alert again by a hash of the hundred characters (blanks
// and tabs not counted) from the start of its line on. upload-sarif computes
// it where it is missing; other ways of uploading do not. The algorithm is
// that of github/codeql-action, src/fingerprints.ts.
const (
	hashWindow = 100
	hashFactor = 37
	// hashEnd stands behind the last character of the file.
	hashEnd = 65535
)

// lineHashes holds the hashes of the files that were asked for, by line.
type lineHashes map[*source.File][]string

// of returns the hash of the line at which the span starts.
func (h lineHashes) of(at source.Span) string {
	hashes, ok := h[at.File]
	if !ok {
		hashes = hashLines(at.File.Text)
		h[at.File] = hashes
	}
	line := at.Position().Line
	if line > len(hashes) {
		return ""
	}
	return hashes[line-1]
}

// roller is the rolling hash over a window of characters.
type roller struct {
	window  [hashWindow]int64
	starts  [hashWindow]int // line that begins at this character, from 1; 0 for none
	at      int
	hash    int64
	drop    int64 // hashFactor to the power of hashWindow
	seen    map[int64]int
	results []string
}

// hashLines returns the hash of every line.
func hashLines(text []byte) []string {
	r := &roller{drop: 1, seen: map[int64]int{}}
	for range hashWindow {
		r.drop *= hashFactor
	}
	line, begins, last := 0, true, rune(0)
	feed := func(unit int64, c rune) {
		if begins {
			line++
			begins = false
			r.push(unit, line)
		} else {
			r.push(unit, 0)
		}
		begins = c == '\n'
	}
	for _, c := range string(text) {
		follows := last == '\r' && c == '\n'
		last = c
		if c == ' ' || c == '\t' || follows {
			continue
		}
		if c == '\r' {
			c = '\n'
		}
		for _, unit := range utf16Units(c) {
			feed(unit, c)
		}
	}
	feed(hashEnd, 0)
	for range hashWindow {
		r.push(0, 0)
	}
	return r.results
}

// push takes the next character in; the line that began a window ago gets its hash.
func (r *roller) push(unit int64, line int) {
	if begun := r.starts[r.at]; begun > 0 {
		r.seen[r.hash]++
		r.results = append(r.results, fmt.Sprintf("%x:%d", uint64(r.hash), r.seen[r.hash]))
	}
	r.starts[r.at] = line
	r.hash = hashFactor*r.hash + unit - r.drop*r.window[r.at]
	r.window[r.at] = unit
	r.at = (r.at + 1) % hashWindow
}

// utf16Units returns the code units of a character.
func utf16Units(c rune) []int64 {
	if c <= 0xFFFF {
		return []int64{int64(c)}
	}
	c -= 0x10000
	return []int64{int64(0xD800 + c>>10), int64(0xDC00 + c&0x3FF)}
}
