// Package finding holds what rules report: findings, their evidence and
// fixes, and the marks in the source that silence them.
package finding

import (
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
)

// Level says how bad a finding is.
type Level uint8

// The levels. Off is for conditions that hold but are not reported: they
// stand in the facts' diags only.
const (
	Off Level = iota
	Note
	Warning
	Error
)

// String returns "off", "note", "warning" or "error".
func (l Level) String() string {
	return [...]string{"off", "note", "warning", "error"}[min(l, Error)]
}

// MarshalText prints the level as String does.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// ParseLevel returns the level with the given name.
func ParseLevel(name string) (Level, bool) {
	for l := Off; l <= Error; l++ {
		if l.String() == name {
			return l, true
		}
	}
	return Off, false
}

// Finding is one complaint, tied to source and to its reasons.
type Finding struct {
	Rule    string
	Level   Level
	Certain bool // no hole can change it
	// Message says what will happen and to which number. Its first sentence
	// stands alone.
	Message string
	At      source.Span
	// Command covers the command that the finding is about, continued lines
	// included: a mark on any side of it silences the finding. Zero if the
	// finding is about no command; the place itself counts in any case.
	Command source.Span
	// Reasons is the chain behind the number, in order.
	Reasons []Reason
	// Help says what to do.
	Help    string
	Related []source.Note
	// Labels are places that belong to the finding's own source lines, with a
	// few words for each: what an option reaches, what stays as it is. The
	// label whose place is At words the finding's own place.
	Labels []source.Note
	Fixes  []Fix
	// Units and Commands are indexes into the facts that the finding speaks of.
	Units, Commands []int
	// Key and Number serve the baseline: Key is the normalised text that the
	// finding is about, Number the value that must not grow.
	Key    string
	Number int64
}

// Reason is one line of the arithmetic: a factor, its value, why, and where.
type Reason struct {
	Label string      // "threads", "copies", "per node"
	Value bound.Bound // printed in a column of its own
	Bytes bool        // Value counts bytes: printed as "4.5 GiB"
	Text  string      // "maxReplicas overrides replicas: 2"
	At    source.Span // zero if the place is ffvet's own knowledge
	// Show is a command that explains it: "ffvet explain deploy/encoder.yaml:31".
	Show string
}

// Fix is one way out: all its edits apply or none.
type Fix struct {
	Title string
	// Safe fixes change no output byte and no exit code.
	Safe  bool
	Edits []Edit
}

// Edit replaces the bytes of a span, which must be exact.
type Edit struct {
	At  source.Span
	New string
}
