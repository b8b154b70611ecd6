package systemd

import (
	"strings"

	"github.com/ffvet/ffvet/parser/source"
)

// setting is one assignment with its value where it stands.
type setting struct {
	section, key string
	value        source.Text
	at           source.Span // the value; the key where there is none
}

// settings are the assignments of a unit, those of its drop-ins last.
type settings []setting

// read returns the assignments of a file. A line that ends in a backslash
// goes on behind the break, which becomes a space; comments between such
// lines are left out (systemd.syntax(7)).
func read(f *source.File) settings {
	var all settings
	section := ""
	for at := 0; at < len(f.Text); {
		line, next := joined(f, at)
		at = next
		text := strings.TrimSpace(line.Str)
		switch {
		case text == "" || text[0] == '#' || text[0] == ';':
		case text[0] == '[':
			section = strings.TrimSuffix(text[1:], "]")
		default:
			if s, ok := assignment(line); ok {
				s.section = section
				all = append(all, s)
			}
		}
	}
	return all
}

// joined returns the line that starts at an offset with those that continue
// it, and where the next one starts.
func joined(f *source.File, at int) (source.Text, int) {
	var b source.Builder
	for first := true; at < len(f.Text); first = false {
		end, next := lineEnd(f.Text, at)
		text := string(f.Text[at:end])
		span := source.Span{File: f, Start: at, End: end, Exact: true}
		trimmed := strings.TrimLeft(text, " \t")
		comment := trimmed != "" && (trimmed[0] == '#' || trimmed[0] == ';')
		at = next
		switch {
		case comment && !first:
			continue
		case comment || !strings.HasSuffix(text, `\`):
			b.Add(text, span)
			return b.Text(), at
		}
		span.End--
		b.Add(text[:len(text)-1], span)
		b.Add(" ", source.Span{File: f, Start: span.End, End: at})
	}
	return b.Text(), at
}

func lineEnd(text []byte, at int) (end, next int) {
	for end = at; end < len(text) && text[end] != '\n'; end++ {
	}
	next = min(end+1, len(text))
	if end > at && text[end-1] == '\r' {
		end--
	}
	return end, next
}

// assignment reads `Key=value`.
func assignment(line source.Text) (setting, bool) {
	eq := strings.IndexByte(line.Str, '=')
	if eq < 0 {
		return setting{}, false
	}
	key := strings.TrimSpace(line.Str[:eq])
	start, end := trimmed(line.Str, eq+1, len(line.Str))
	s := setting{key: key, value: line.Slice(start, end), at: line.Span(start, end)}
	if start == end {
		s.at = line.Span(0, eq)
	}
	return s, key != ""
}

// trimmed narrows a range to what stands between its blanks.
func trimmed(s string, start, end int) (int, int) {
	for start < end && (s[start] == ' ' || s[start] == '\t') {
		start++
	}
	for start < end && (s[end-1] == ' ' || s[end-1] == '\t') {
		end--
	}
	return start, end
}

// last returns the value that counts of a setting that is no list; an empty
// one takes it back.
func (all settings) last(section string, keys ...string) (found setting, ok bool) {
	for _, s := range all {
		for _, key := range keys {
			if s.section == section && s.key == key {
				found, ok = s, s.value.Str != ""
			}
		}
	}
	return found, ok
}

// list returns the values of a setting that adds up; an empty one takes back
// those before it.
func (all settings) list(section, key string) []setting {
	var found []setting
	for _, s := range all {
		switch {
		case s.section != section || s.key != key:
		case s.value.Str == "":
			found = nil
		default:
			found = append(found, s)
		}
	}
	return found
}
