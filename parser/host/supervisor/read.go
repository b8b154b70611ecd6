package supervisor

import (
	"bytes"
	"strings"

	"github.com/ffvet/ffvet/parser/source"
)

// section is one program with its settings.
type section struct {
	kind, name string
	at         source.Span
	values     map[string]*source.Builder
}

// value returns a setting, the empty text if there is none.
func (s *section) value(key string) source.Text {
	if b := s.values[key]; b != nil {
		return b.Text()
	}
	return source.Text{}
}

// read takes a file apart as Python's configparser does for supervisor: a
// line that is indented goes on with the value before it, and a semicolon
// behind a blank starts a comment.
func read(f *source.File) []*section {
	var all []*section
	var s *section
	key := ""
	for at := 0; at < len(f.Text); {
		end := len(f.Text)
		if n := bytes.IndexByte(f.Text[at:], '\n'); n >= 0 {
			end = at + n
		}
		line := source.Span{File: f, Start: at, End: end, Exact: true}
		at = end + 1
		line = uncommented(line)
		switch text := line.Text(); {
		case text == "":
		case text[0] == ' ' || text[0] == '\t':
			if s != nil && key != "" {
				s.add(key, trim(line))
			}
		case text[0] == '[':
			s, key = header(text), ""
			s.at = line
			all = append(all, s)
		case s != nil:
			key = s.assign(line)
		}
	}
	return all
}

// uncommented returns the line without what is no part of a value.
func uncommented(line source.Span) source.Span {
	text := line.Text()
	trimmed := strings.TrimSpace(text)
	if trimmed == "" || trimmed[0] == ';' || trimmed[0] == '#' {
		line.End = line.Start
		return line
	}
	for i := 1; i < len(text); i++ {
		if text[i] == ';' && (text[i-1] == ' ' || text[i-1] == '\t') {
			line.End = line.Start + i
			break
		}
	}
	for line.End > line.Start && strings.IndexByte(" \t\r", line.File.Text[line.End-1]) >= 0 {
		line.End--
	}
	return line
}

func header(text string) *section {
	inner, _, _ := strings.Cut(text[1:], "]")
	kind, name, _ := strings.Cut(inner, ":")
	return &section{kind: kind, name: strings.TrimSpace(name), values: map[string]*source.Builder{}}
}

// assign reads `key=value` and returns the key.
func (s *section) assign(line source.Span) string {
	text := line.Text()
	i := strings.IndexAny(text, "=:")
	if i < 0 {
		return ""
	}
	key := strings.ToLower(strings.TrimSpace(text[:i]))
	line.Start += i + 1
	s.values[key] = &source.Builder{}
	s.values[key].AddText(source.Of(trim(line)))
	return key
}

// add goes on with a value: what configparser joins with a line break.
func (s *section) add(key string, line source.Span) {
	b := s.values[key]
	if b.Len() > 0 {
		b.Add("\n", source.Span{File: line.File, Start: line.Start, End: line.Start})
	}
	b.AddText(source.Of(line))
}

func trim(at source.Span) source.Span {
	for at.Start < at.End && strings.IndexByte(" \t", at.File.Text[at.Start]) >= 0 {
		at.Start++
	}
	return at
}
