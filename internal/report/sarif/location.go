package sarif

import (
	"net/url"
	"unicode/utf8"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/ffvet/ffvet/parser/source"
)

// physical is a place with all four numbers. A finding that points nowhere
// is about the whole repository: its first line stands for it.
func physical(at source.Span) *sarif.PhysicalLocation {
	if at.IsZero() {
		return &sarif.PhysicalLocation{
			ArtifactLocation: artifact("."),
			Region:           &sarif.Region{StartLine: ptr(1), StartColumn: ptr(1), EndLine: ptr(1), EndColumn: ptr(1)},
		}
	}
	startLine, startColumn := position(at.File, at.Start)
	endLine, endColumn := position(at.File, at.End)
	return &sarif.PhysicalLocation{
		ArtifactLocation: artifact(at.File.Path),
		Region: &sarif.Region{
			StartLine: &startLine, StartColumn: &startColumn,
			EndLine: &endLine, EndColumn: &endColumn,
		},
	}
}

// artifact names a file by its path from the root, percent-encoded.
func artifact(path string) *sarif.ArtifactLocation {
	u := url.URL{Path: path}
	return sarif.NewSimpleArtifactLocation(u.String())
}

// position returns the line, and the column in UTF-16 code units, both from 1.
func position(f *source.File, offset int) (line, column int) {
	line = f.Position(offset).Line
	before := f.Text[f.LineStart(line):min(offset, len(f.Text))]
	column = 1
	for len(before) > 0 {
		r, n := utf8.DecodeRune(before)
		before = before[n:]
		column++
		if r > 0xFFFF {
			column++
		}
	}
	return line, column
}
