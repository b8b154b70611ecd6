package source

// Span is a half-open byte range of one file: what findings point at and
// fixes rewrite. The zero Span points nowhere.
type Span struct {
	File       *File
	Start, End int
	// Exact says that the bytes are the text itself. Where a layer
	// transformed them (a YAML escape, a folded scalar, a variable) the span
	// shows where the text comes from: it may be shown, never edited.
	Exact bool
}

// IsZero reports whether the span points nowhere.
func (s Span) IsZero() bool { return s.File == nil }

// Text returns the bytes under the span, "" for the zero Span.
func (s Span) Text() string {
	if s.File == nil {
		return ""
	}
	return string(s.File.Text[s.Start:s.End])
}

// Position returns where the span starts.
func (s Span) Position() Position {
	if s.File == nil {
		return Position{}
	}
	return s.File.Position(s.Start)
}

// EndPosition returns the position just behind the span.
func (s Span) EndPosition() Position {
	if s.File == nil {
		return Position{}
	}
	return s.File.Position(s.End)
}

// Cover returns the smallest span that holds both; it is exact only if it is
// one of the two. A span of another file is ignored.
func (s Span) Cover(t Span) Span {
	switch {
	case s.File == nil:
		return t
	case t.File != s.File:
		return s
	case s.Start <= t.Start && t.End <= s.End:
		return s
	case t.Start <= s.Start && s.End <= t.End:
		return t
	}
	return Span{File: s.File, Start: min(s.Start, t.Start), End: max(s.End, t.End)}
}

// Note is a place and a remark: a text that could not be read, or a second
// place that explains a finding.
type Note struct {
	At   Span
	Text string
}
