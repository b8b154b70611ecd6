// Package budget is what pools and role groups use of what they allow: who
// uses most of it and why, what changed since a baseline, and what would fit.
package budget

import (
	"slices"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// Schema names the shape of the document. It changes only by adding fields.
const Schema = "ffvet-budget/1"

// Report is the budgets of one repository.
type Report struct {
	Schema string     `json:"schema"`
	Tool   facts.Tool `json:"tool"`
	Repo   string     `json:"repo"`
	// Compared says that there is a baseline.
	Compared bool `json:"compared"`
	// Headline is the worst line with its cause and what would fit.
	Headline string  `json:"headline"`
	Groups   []Group `json:"groups"`
	// Unplaced are the units that no declared pool and no role takes.
	Unplaced []string `json:"unplaced"`
}

// Group is a pool or a role group.
type Group struct {
	Kind string `json:"kind"` // "pool" or "role"
	Name string `json:"name"`
	// Pool is the pool of a role; "" if it names none.
	Pool string `json:"pool,omitempty"`
	// Nodes, CPUs and Memory (bytes, of one node) are those of a pool; 0: not declared.
	Nodes  int    `json:"nodes,omitempty"`
	CPUs   int    `json:"cpus,omitempty"`
	Memory int64  `json:"memory,omitempty"`
	File   string `json:"file"` // where it is declared; "" for a flag
	Line   int    `json:"line"`
	Lines  []Line `json:"lines"`
}

// Line is one quantity of a group: what is used and what is allowed.
type Line struct {
	Key string `json:"key"` // of a role's limits: "threads_per_node"
	// Steady is without and Peak with what rollouts add; bytes for memory.
	Steady  bound.Bound  `json:"steady"`
	Peak    bound.Bound  `json:"peak"`
	Window  string       `json:"window"` // which of the two counts
	Allowed *bound.Bound `json:"allowed"`
	State   State        `json:"state"`
	// Before is what counted in the baseline; null if there was none.
	Before *bound.Bound  `json:"before"`
	By     []Contributor `json:"by"`
}

// State says how a line stands.
type State string

// The states.
const (
	Free    State = "free"    // nothing is declared
	Fits    State = "fits"    // at most what is allowed
	Unknown State = "unknown" // depends on something that nobody declares
	// Unbounded is a line without bound where the policy lets that pass.
	Unbounded State = "unbounded"
	Over      State = "over"
	Known     State = "known" // over, but no more than in the baseline
)

// Contributor is a unit and what it adds to a line.
type Contributor struct {
	Repo    string      `json:"repo,omitempty"` // where there are several
	Unit    string      `json:"unit"`
	File    string      `json:"file"`
	Line    int         `json:"line"`
	Value   bound.Bound `json:"value"`
	Factors []Factor    `json:"factors"`
}

// Factor is one factor of a contributor's value, and the place that decides it.
type Factor struct {
	Name   string       `json:"name"` // "copies", "processes", "threads"
	Value  bound.Bound  `json:"value"`
	Before *bound.Bound `json:"before"` // null: the same, or not known
	File   string       `json:"file"`
	Line   int          `json:"line"`
	// Key is the last word of the key that sets it, "maxReplicas"; "" if none does.
	Key string `json:"key,omitempty"`
}

// Used returns what counts of the line.
func (l Line) Used() bound.Bound {
	return facts.Use{Steady: l.Steady, Peak: l.Peak, Window: l.Window}.Used()
}

// Grew reports whether the line is above the baseline. What became unknown or
// unbounded is.
func (l Line) Grew() bool { return l.Before != nil && Compare(l.Used(), *l.Before) > 0 }

// Failed reports whether a line is over what is allowed, and not known to be.
func (r *Report) Failed() bool { return r.HasState(Over) }

// HasState reports whether a line stands so.
func (r *Report) HasState(s State) bool {
	return slices.ContainsFunc(r.Groups, func(g Group) bool {
		return slices.ContainsFunc(g.Lines, func(l Line) bool { return l.State == s })
	})
}

// NewLine returns the line of a use, without contributors; before is what
// counted in the baseline, nil if there is none.
func NewLine(u facts.Use, before *bound.Bound) Line {
	l := Line{Key: u.Key, Steady: u.Steady, Peak: u.Peak, Window: u.Window, Allowed: u.Allowed, Before: before, By: []Contributor{}}
	_, finite := u.Used().Hi()
	switch {
	case u.Allowed == nil:
		l.State = Free
	case u.Over() && before != nil && !l.Grew():
		l.State = Known
	case u.Over():
		l.State = Over
	case !finite:
		l.State = Unknown
	default:
		l.State = Fits
	}
	return l
}

// Compare orders bounds by their upper ends: what nothing limits is the
// largest, what is not known the next.
func Compare(a, b bound.Bound) int {
	x, y := rank(a), rank(b)
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

func rank(b bound.Bound) float64 {
	switch n, finite := b.MilliHi(); {
	case finite:
		return float64(n)
	case b.IsInf():
		return 2e30
	}
	return 1e30
}
