// Package source holds the texts that ffvet reads and the way back from any
// piece of them to the bytes of a file.
package source

import (
	"bytes"
	"sort"
	"sync"
	"unicode/utf8"
)

// File is one source text, read once and never changed. Path is relative to
// the tree's root and uses slashes.
type File struct {
	Path string
	Text []byte

	index sync.Once
	lines []int // byte offset of the start of each line
}

// NewFile returns the file with the given path and text.
func NewFile(path string, text []byte) *File {
	return &File{Path: path, Text: text}
}

// Position is a place for people: 1-based line, and 1-based column in runes.
type Position struct {
	Line, Column int
}

// Position converts a byte offset. Offsets outside the text are clamped.
func (f *File) Position(offset int) Position {
	starts := f.starts()
	offset = min(max(offset, 0), len(f.Text))
	line := sort.Search(len(starts), func(i int) bool { return starts[i] > offset })
	return Position{Line: line, Column: utf8.RuneCount(f.Text[starts[line-1]:offset]) + 1}
}

// LineStart returns the byte offset at which the 1-based line begins; lines
// behind the last one begin at the end of the text.
func (f *File) LineStart(line int) int {
	starts := f.starts()
	switch {
	case line < 1:
		return 0
	case line > len(starts):
		return len(f.Text)
	}
	return starts[line-1]
}

// Line returns the text of the 1-based line without its line break.
func (f *File) Line(line int) []byte {
	text := f.Text[f.LineStart(line):f.LineStart(line+1)]
	return bytes.TrimRight(text, "\r\n")
}

// Lines returns the number of lines.
func (f *File) Lines() int { return len(f.starts()) }

// Whole returns the span of the whole file.
func (f *File) Whole() Span { return Span{File: f, Start: 0, End: len(f.Text), Exact: true} }

func (f *File) starts() []int {
	f.index.Do(func() {
		f.lines = append(f.lines, 0)
		for i, b := range f.Text {
			if b == '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
	})
	return f.lines
}
