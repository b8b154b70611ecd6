package fleet

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
)

// RowsSchema names the shape of the rows of a fold, which is an input of
// another fold.
const RowsSchema = "ffvet-rows/1"

// Repository is a repository whose facts are in a fold.
type Repository struct {
	Repo   string     `json:"repo"`
	Commit string     `json:"commit"`
	Date   string     `json:"date"`
	Tool   facts.Tool `json:"tool"`
	Config string     `json:"config"` // digest of its configuration
}

// Rows is a fold as a document.
type Rows struct {
	Schema string `json:"schema"`
	// Pools is the digest of the declaration that the rows are evaluated for.
	Pools        string       `json:"pools"`
	Repositories []Repository `json:"repositories"`
	Rows         []*Row       `json:"rows"`
	Problems     []string     `json:"problems"`
}

// Fold is a growing set of rows. Its methods can be called at the same time.
type Fold struct {
	placer placer
	mutex  sync.Mutex
	rows   map[key]held
	repos  map[Repository]bool
	// problems is a set: what is wrong with the facts does not depend on the
	// order in which they come.
	problems map[string]bool
}

// held is a row with its digest.
type held struct {
	row    *Row
	digest [sha256.Size]byte
}

// NewFold returns an empty fold for the pools of the fleet.
func NewFold(f *config.Fleet) *Fold {
	return &Fold{placer: newPlacer(f), rows: map[key]held{}, repos: map[Repository]bool{}, problems: map[string]bool{}}
}

// input is a document of facts, or the rows of another fold.
type input struct {
	facts.Sheet
	ConfigInfo   facts.ConfigInfo `json:"config"`
	Pools        string           `json:"pools"`
	Repositories []Repository     `json:"repositories"`
	Rows         []*Row           `json:"rows"`
	Problems     []string         `json:"problems"`
}

// Add folds one document in: facts, or the rows of another fold. What is
// wrong with it becomes a problem that names it, and the rest goes on.
func (f *Fold) Add(name string, text []byte) {
	if err := f.add(text); err != nil {
		f.Problem(fmt.Sprintf("%s: %v", name, err))
	}
}

// Problem notes something that makes the fold incomplete.
func (f *Fold) Problem(text string) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.problems[text] = true
}

func (f *Fold) add(text []byte) error {
	var in input
	if err := facts.Decode(text, &in); err != nil {
		return err
	}
	switch in.Schema {
	case facts.Schema:
		return f.addFacts(&in)
	case RowsSchema:
		return f.addRows(&in)
	}
	return fmt.Errorf("schema %q, want %q of ffvet facts or %q of ffvet fleet", in.Schema, facts.Schema, RowsSchema)
}

func (f *Fold) addFacts(in *input) error {
	if in.Repo == "" {
		return fmt.Errorf("names no repository: write it with ffvet facts --repo NAME, or give the configuration a name")
	}
	if err := in.Check(); err != nil {
		return err
	}
	repo := Repository{Repo: in.Repo, Commit: in.Commit, Date: in.Date, Tool: in.Tool, Config: in.ConfigInfo.Digest}
	return f.merge([]Repository{repo}, f.placer.rows(&in.Sheet), nil)
}

func (f *Fold) addRows(in *input) error {
	if in.Pools != f.placer.fleet.Digest {
		return fmt.Errorf("folded for other pools: fold all parts with the same --pools file")
	}
	for _, r := range in.Rows {
		if r == nil || r.Unit == nil {
			return fmt.Errorf("a row without a unit: was it written by ffvet fleet?")
		}
	}
	return f.merge(in.Repositories, in.Rows, in.Problems)
}

// merge adds rows to the set. Equal rows are one; of two different ones with
// one key the one with the larger digest stays, and that is a problem.
func (f *Fold) merge(repos []Repository, rows []*Row, problems []string) error {
	digests := make([][sha256.Size]byte, len(rows))
	for i, r := range rows {
		var err error
		if digests[i], err = r.digest(); err != nil {
			return err
		}
	}
	f.mutex.Lock()
	defer f.mutex.Unlock()
	for _, r := range repos {
		f.repos[r] = true
	}
	for _, p := range problems {
		f.problems[p] = true
	}
	for i, r := range rows {
		k, next := r.key(), held{r, digests[i]}
		old, there := f.rows[k]
		switch {
		case there && old.digest == next.digest:
			continue
		case there:
			f.problems[fmt.Sprintf("%s is there twice with different facts: fold one document of each repository", k)] = true
			if slices.Compare(old.digest[:], next.digest[:]) > 0 {
				continue
			}
		}
		f.rows[k] = next
	}
	return nil
}

// Document returns the fold as a document, in the order of the keys.
func (f *Fold) Document() *Rows {
	return &Rows{
		Schema: RowsSchema, Pools: f.placer.fleet.Digest,
		Repositories: f.repositories(), Rows: append([]*Row{}, f.sorted()...), Problems: append([]string{}, f.Problems()...),
	}
}

// Problems returns what is wrong with the facts, sorted.
func (f *Fold) Problems() []string { return slices.Sorted(maps.Keys(f.problems)) }

func (f *Fold) sorted() []*Row {
	all := make([]*Row, 0, len(f.rows))
	for _, h := range f.rows {
		all = append(all, h.row)
	}
	slices.SortFunc(all, byKey)
	return all
}

func (f *Fold) repositories() []Repository {
	all := slices.Collect(maps.Keys(f.repos))
	slices.SortFunc(all, func(a, b Repository) int {
		return cmp.Or(cmp.Compare(a.Repo, b.Repo), cmp.Compare(a.Commit, b.Commit), cmp.Compare(a.Date, b.Date),
			cmp.Compare(a.Tool.Version, b.Tool.Version), cmp.Compare(a.Config, b.Config))
	})
	if all == nil {
		all = []Repository{}
	}
	return all
}
