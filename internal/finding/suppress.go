package finding

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/nearest"
	"github.com/ffvet/ffvet/parser/source"
)

// Scope is what Apply must know besides findings and marks.
type Scope struct {
	// Known are the ids of all rules, Ran those that were looked for: a mark
	// for a rule that did not run is not called unused. Nil Ran means all.
	Known, Ran []string
	// Fixed are the rules that no mark may silence.
	Fixed []string
	// Commands are the spans of all commands, continued lines included.
	Commands []source.Span
	// Today is the day by which marks expire, "2026-11-24"; "" if none does.
	Today string
}

// Outcome is what marks leave of the findings.
type Outcome struct {
	Kept, Suppressed []Finding
	// About are findings on the marks themselves.
	About []Finding
}

// Apply silences the findings that marks name. Findings of level off take
// part, so that a mark for what this run does not show is not called unused.
func Apply(findings []Finding, marks []Mark, s Scope) Outcome {
	b := newBook(marks, s)
	var out Outcome
	for _, f := range findings {
		if b.silences(f) {
			out.Suppressed = append(out.Suppressed, f)
		} else {
			out.Kept = append(out.Kept, f)
		}
	}
	out.About = b.about()
	return out
}

// Extend returns the marks with the lines of the commands that they stand on
// or above: a mark that ends a continued command speaks of all of it.
func Extend(marks []Mark, commands []source.Span) []Mark {
	lines := map[*source.File]map[int]source.Span{}
	for _, c := range commands {
		if c.IsZero() {
			continue
		}
		if lines[c.File] == nil {
			lines[c.File] = map[int]source.Span{}
		}
		for line := c.Position().Line; line <= c.EndPosition().Line; line++ {
			lines[c.File][line] = lines[c.File][line].Cover(c)
		}
	}
	marks = slices.Clone(marks)
	for i := range marks {
		m := &marks[i]
		// A mark above a command touches its first line, one at its end the last.
		for _, line := range []int{m.First, m.Last} {
			if c := lines[m.At.File][line]; !c.IsZero() && m.Kind != IgnoreFile {
				m.First, m.Last = min(m.First, c.Position().Line), max(m.Last, c.EndPosition().Line)
			}
		}
	}
	return marks
}

// Covers reports whether the mark speaks of what stands at the span's start.
func (m Mark) Covers(at source.Span) bool {
	if at.IsZero() || at.File != m.At.File {
		return false
	}
	line := at.Position().Line
	return m.First <= line && line <= m.Last
}

// book keeps which rules of which marks were used.
type book struct {
	scope  Scope
	marks  []Mark
	byFile map[*source.File][]int
	used   map[[2]int]bool // mark, rule in it
}

func newBook(marks []Mark, s Scope) *book {
	b := &book{scope: s, marks: Extend(marks, s.Commands), byFile: map[*source.File][]int{}, used: map[[2]int]bool{}}
	for i, m := range b.marks {
		b.byFile[m.At.File] = append(b.byFile[m.At.File], i)
	}
	return b
}

// silences reports whether a mark silences the finding, and notes which did.
func (b *book) silences(f Finding) bool {
	silent := false
	if f.At.IsZero() && f.Command.IsZero() || slices.Contains(b.scope.Fixed, f.Rule) {
		return false
	}
	for _, span := range []source.Span{f.At, f.Command} {
		for _, i := range b.byFile[span.File] {
			m := b.marks[i]
			if !b.counts(m) || !m.Covers(span) {
				continue
			}
			for j, r := range m.Rules {
				if r.ID == f.Rule {
					b.used[[2]int{i, j}] = true
					silent = true
				}
			}
		}
	}
	return silent
}

// counts reports whether the mark is one that silences.
func (b *book) counts(m Mark) bool {
	return (m.Kind == Ignore || m.Kind == IgnoreFile) && m.Reason != "" && !b.expired(m)
}

func (b *book) expired(m Mark) bool {
	return m.Until != "" && b.scope.Today != "" && m.Until < b.scope.Today
}

// about reports on the marks themselves.
func (b *book) about() []Finding {
	var out []Finding
	for i, m := range b.marks {
		switch {
		case m.Kind == Malformed:
			out = append(out, aboutMark("unknown-suppression", m, m.Trouble))
		case m.Kind == RoleMark:
		case b.expired(m):
			f := aboutMark("expired-suppression", m, fmt.Sprintf("the mark silenced %s until %s and no longer does", m.names(), m.Until))
			f.Help = "settle what it silenced, or give it a new date"
			f.Fixes = []Fix{m.removal()}
			out = append(out, f)
		case m.Reason == "":
			f := aboutMark("suppression-without-reason", m, fmt.Sprintf("the mark for %s gives no reason and silences nothing until it has one", m.names()))
			f.Help = fmt.Sprintf("# ffvet: %s[%s] why this is right here", m.Kind, m.names())
			out = append(out, f)
		default:
			out = append(out, b.aboutRules(i, m)...)
		}
	}
	return out
}

// aboutRules reports the rules of a mark that do not exist or that silenced nothing.
func (b *book) aboutRules(i int, m Mark) []Finding {
	var out []Finding
	for j, r := range m.Rules {
		switch {
		case !slices.Contains(b.scope.Known, r.ID):
			out = append(out, b.unknown(m, j))
		case b.scope.Ran != nil && !slices.Contains(b.scope.Ran, r.ID):
		case !b.used[[2]int{i, j}]:
			f := aboutMark("unused-suppression", m, fmt.Sprintf("nothing here to silence: %s reports nothing at this place", r.ID))
			f.At = r.At
			f.Fixes = []Fix{m.without(j)}
			out = append(out, f)
		}
	}
	return out
}

func (b *book) unknown(m Mark, j int) Finding {
	r := m.Rules[j]
	f := aboutMark("unknown-suppression", m, fmt.Sprintf("there is no rule %q", r.ID))
	f.At = r.At
	f.Fixes = []Fix{m.without(j)}
	if meant, ok := nearest.Of(r.ID, b.scope.Known); ok {
		f.Help = fmt.Sprintf("did you mean %q?", meant)
		f.Fixes = []Fix{{Title: "name " + meant, Safe: true, Edits: []Edit{{At: r.At, New: meant}}}}
	}
	return f
}

// aboutMark is a warning about a mark; nothing but the mark can change it.
func aboutMark(rule string, m Mark, message string) Finding {
	return Finding{Rule: rule, Level: Warning, Certain: true, Message: message, At: m.At, Key: m.At.Text()}
}

// names lists the mark's rules as it writes them.
func (m Mark) names() string {
	ids := make([]string, len(m.Rules))
	for i, r := range m.Rules {
		ids[i] = r.ID
	}
	return strings.Join(ids, ", ")
}
