package finding

import (
	"bytes"
	"strings"
	"time"

	"github.com/ffvet/ffvet/parser/nearest"
	"github.com/ffvet/ffvet/parser/source"
)

// Mark is a comment that speaks to ffvet: it silences rules or names a role.
//
//	# ffvet: ignore[rule, rule] reason
//	# ffvet: ignore-file[rule] until=2027-01-31 reason
//	# ffvet: role=NAME
type Mark struct {
	Kind  MarkKind
	Rules []MarkRule // of ignore and ignore-file
	// Reason is why; a mark without one silences nothing.
	Reason string
	// Until is the last day on which the mark counts, "2027-01-31"; "" for ever.
	Until string
	Role  string // of role
	// Trouble says what is wrong with a mark of kind Malformed.
	Trouble string
	// At is the comment from its # to the end of the line.
	At source.Span
	// First and Last are the lines that the mark speaks of, from 1: the
	// line it ends, or the command, key or script below it.
	First, Last int
}

// MarkKind is what a mark does.
type MarkKind string

// The kinds of marks.
const (
	Ignore     MarkKind = "ignore"
	IgnoreFile MarkKind = "ignore-file"
	RoleMark   MarkKind = "role"
	Malformed  MarkKind = "malformed"
)

// MarkRule is one rule that a mark names.
type MarkRule struct {
	ID string
	At source.Span
}

// herald opens every mark.
const herald = "ffvet:"

// Marks returns the marks of a file in their order. It reads comments as
// shell, YAML and Dockerfiles have them: from a # at the start of a line or
// behind a blank.
func Marks(f *source.File) []Mark {
	var marks []Mark
	for at := 0; ; {
		i := bytes.Index(f.Text[at:], []byte(herald))
		if i < 0 {
			return marks
		}
		at += i
		if m, ok := readMark(f, at); ok {
			m.cover()
			marks = append(marks, m)
		}
		at += len(herald)
	}
}

// readMark reads the mark whose herald stands at the offset.
func readMark(f *source.File, at int) (Mark, bool) {
	number := f.Position(at).Line
	start := f.LineStart(number)
	line := f.Line(number)
	hash := len(bytes.TrimRight(line[:at-start], " \t")) - 1
	if hash < 0 || line[hash] != '#' || hash > 0 && line[hash-1] != ' ' && line[hash-1] != '\t' {
		return Mark{}, false
	}
	m := Mark{
		At:    source.Span{File: f, Start: start + hash, End: start + len(line), Exact: true},
		First: number, Last: number,
	}
	body := source.Span{File: f, Start: at + len(herald), End: start + len(line), Exact: true}
	return m, m.parse(body)
}

// parse reads what stands behind the herald; false if it is no mark at all.
func (m *Mark) parse(body source.Span) bool {
	text := strings.TrimLeft(body.Text(), " \t")
	body.Start = body.End - len(text)
	word := text[:wordEnd(text)]
	rest := text[len(word):]
	switch {
	case word == "role" && strings.HasPrefix(rest, "="):
		name, _, _ := strings.Cut(rest[1:], " ")
		m.Kind, m.Role = RoleMark, strings.TrimSpace(name)
		return m.Role != ""
	case word == string(Ignore) || word == string(IgnoreFile):
		m.Kind = MarkKind(word)
		body.Start += len(word)
		m.parseRules(body)
		return true
	}
	return m.misspelt(word)
}

// misspelt takes a word for a mark if it is nearly one.
func (m *Mark) misspelt(word string) bool {
	meant, ok := nearest.Of(word, []string{string(Ignore), string(IgnoreFile), "role"})
	if !ok {
		return false
	}
	m.Kind = Malformed
	m.Trouble = `"` + word + `" is no mark: did you mean "` + meant + `"?`
	return true
}

// parseRules reads "[rule, rule] until=DATE reason".
func (m *Mark) parseRules(body source.Span) {
	text := body.Text()
	end := strings.IndexByte(text, ']')
	if !strings.HasPrefix(text, "[") || end < 0 {
		m.Kind = Malformed
		m.Trouble = "the mark names no rule: write ignore[rule] and the reason"
		return
	}
	for at := 1; at <= end; {
		name := text[at:end]
		if i := strings.IndexByte(name, ','); i >= 0 {
			name = name[:i]
		}
		m.addRule(name, source.Span{File: body.File, Start: body.Start + at, End: body.Start + at + len(name), Exact: true})
		at += len(name) + 1
	}
	m.parseReason(text[end+1:])
}

func (m *Mark) addRule(name string, at source.Span) {
	id := strings.TrimSpace(name)
	if id == "" {
		return
	}
	at.Start += strings.Index(name, id)
	at.End = at.Start + len(id)
	m.Rules = append(m.Rules, MarkRule{ID: id, At: at})
}

// parseReason takes until=DATE out of the words and keeps the others.
func (m *Mark) parseReason(text string) {
	var reason []string
	for _, word := range strings.Fields(text) {
		if date, ok := strings.CutPrefix(word, "until="); ok {
			m.expire(date)
			continue
		}
		reason = append(reason, word)
	}
	m.Reason = strings.TrimLeft(strings.Join(reason, " "), ":-– ")
}

// expire sets the last day of the mark.
func (m *Mark) expire(date string) {
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		m.Kind, m.Trouble = Malformed, "until="+date+" is no date: write until=2027-01-31"
		return
	}
	m.Until = date
}

// wordEnd returns where the first word of letters and dashes ends.
func wordEnd(text string) int {
	i := strings.IndexFunc(text, func(r rune) bool { return r != '-' && (r < 'a' || r > 'z') })
	if i < 0 {
		return len(text)
	}
	return i
}
