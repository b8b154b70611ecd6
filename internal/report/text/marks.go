package text

import (
	"cmp"
	"slices"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/report"
	"github.com/ffvet/ffvet/internal/report/cell"
	"github.com/ffvet/ffvet/parser/source"
)

// mark is a place to underline: its first line, and where it stands in it.
// Of a place over several lines the first line is shown.
type mark struct {
	file       *source.File
	line       int
	start, end int // offsets in the file
	text       string
	primary    bool // the finding's own place
}

// marksOf returns what is underlined for a finding, from the top down: its
// own place and its labels in the same file.
func marksOf(f finding.Finding) []mark {
	if f.At.IsZero() {
		return nil
	}
	own := newMark(f.At)
	own.primary = true
	var marks []mark
	for _, l := range f.Labels {
		switch m := newMark(l.At); {
		case l.At == f.At:
			own.text = report.Line(l.Text)
		case m.file == own.file:
			m.text = report.Line(l.Text)
			marks = append(marks, m)
		}
	}
	marks = append(marks, own)
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(a.start, b.start) })
	return marks
}

// elsewhere returns the labels that stand in another file than the finding.
func elsewhere(f finding.Finding) []source.Note {
	return slices.DeleteFunc(slices.Clone(f.Labels), func(l source.Note) bool { return l.At.File == f.At.File })
}

func newMark(at source.Span) mark {
	m := mark{file: at.File, line: at.Position().Line, start: at.Start, end: max(at.Start, at.End)}
	m.end = min(m.end, at.File.LineStart(m.line)+len(at.File.Line(m.line)))
	m.end = max(m.end, m.start)
	return m
}

// together groups the marks that one frame of that width can show.
func (p *page) together(marks []mark, width int) [][]mark {
	var groups [][]mark
	for _, m := range marks {
		if n := len(groups) - 1; n >= 0 && p.near(groups[n][0], m, width) {
			groups[n] = append(groups[n], m)
			continue
		}
		groups = append(groups, []mark{m})
	}
	return groups
}

// near reports whether two marks of one line fit into one frame.
func (p *page) near(first, m mark, width int) bool {
	if first.line != m.line || m.end-first.start > frameBytes {
		return false
	}
	between := string(first.file.Text[first.start:m.end])
	return cell.Width(p.mask(between)) <= width-len("..")
}

// slice is the part of a line around its marks; offset is where it begins in
// the file.
type slice struct {
	str                  string
	offset               int
	cutBefore, cutBehind bool
}

// upTo returns the text in front of a place in the file.
func (s slice) upTo(at int) string { return s.str[:clamp(at-s.offset, 0, len(s.str))] }

// window takes the line's bytes around marks that are near one another.
func window(marks []mark) slice {
	m := marks[0]
	start := m.file.LineStart(m.line)
	line := m.file.Line(m.line)
	at := min(m.start-start, len(line))
	from, to := max(0, at-frameBytes), min(len(line), at+2*frameBytes)
	return slice{str: string(line[from:to]), offset: start + from, cutBefore: from > 0, cutBehind: to < len(line)}
}
