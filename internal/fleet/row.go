// Package fleet folds the facts of many repositories: a set of unit rows, in
// any order and any grouping, and the sums over them.
package fleet

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"

	"github.com/ffvet/ffvet/internal/capacity"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

// Row is a unit of a repository with what one copy of it needs on the nodes
// of the fleet.
type Row struct {
	Repo string `json:"repo"`
	// Nth tells units of one document apart that have the same name.
	Nth int `json:"nth,omitempty"`
	// Unit is the unit without its commands, its environment and its evidence.
	Unit *facts.Unit `json:"unit"`

	ThreadsPerProcess bound.Bound `json:"threads_per_process"`
	OutputsPerProcess bound.Bound `json:"outputs_per_process"`
	SegmentsPerMinute bound.Bound `json:"segments_per_minute"`
}

// key names a unit in the fleet.
type key struct {
	repo, root, file, id string
	nth                  int
}

func (r *Row) key() key { return key{r.Repo, r.Unit.Root, r.Unit.File, r.Unit.ID, r.Nth} }

// String names the unit for people.
func (k key) String() string { return fmt.Sprintf("%s: %s (%s)", k.repo, k.id, k.file) }

// digest is the same for equal rows only.
func (r *Row) digest() ([sha256.Size]byte, error) {
	text, err := json.Marshal(r)
	return sha256.Sum256(text), err
}

// newRow returns the row of a unit whose copies need that much.
func newRow(repo string, nth int, u *facts.Unit, l capacity.Load) *Row {
	slim := *u
	slim.Env, slim.Evidence, slim.Diags, slim.Commands = map[string]string{}, []facts.Evidence{}, []string{}, []int{}
	slim.Threads, slim.Memory = l.Threads.Upper(), l.Memory.Upper()
	return &Row{
		Repo: repo, Nth: nth, Unit: &slim,
		ThreadsPerProcess: l.ThreadsPerProcess.Upper(), OutputsPerProcess: l.OutputsPerProcess.Upper(), SegmentsPerMinute: l.SegmentsPerMinute.Upper(),
	}
}

// load returns what one copy needs; where it runs is left to the caller.
func (r *Row) load() capacity.Load {
	return capacity.Load{
		Procs: r.Unit.ProcsPerCopy, Threads: r.Unit.Threads, Memory: r.Unit.Memory,
		ThreadsPerProcess: r.ThreadsPerProcess, OutputsPerProcess: r.OutputsPerProcess, SegmentsPerMinute: r.SegmentsPerMinute,
	}
}
