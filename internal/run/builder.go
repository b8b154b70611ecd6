package run

import (
	"cmp"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/ffvet/ffvet/internal/capacity"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/link"
	"github.com/ffvet/ffvet/internal/mask"
)

// builder puts the facts together.
type builder struct {
	in      Input
	mask    *mask.Masker
	analyst *analyst
	placed  []capacity.Placement
}

// document builds the facts of what link found.
func (b *builder) document(linked *link.Linked) (*facts.Document, error) {
	cfg := b.in.Config
	doc := &facts.Document{
		Schema: facts.Schema, Tool: b.in.Tool, Repo: b.in.Repo,
		Config: facts.ConfigInfo{Path: cfg.Path, Digest: cfg.Digest},
		Units:  []*facts.Unit{}, Commands: []*facts.Command{}, Findings: []facts.Finding{},
		Settings: cfg, Unread: slices.Concat(b.analyst.inputs.Unread, linked.Unread), Diags: linked.Diags, Whole: b.in.Whole,
	}
	for i, u := range linked.Units {
		f := facts.NewUnit(u.Unit, b.mask)
		f.Index, f.ProcsPerCopy = i, u.Procs
		doc.Units = append(doc.Units, f)
	}
	b.place(doc)
	for i, u := range linked.Units {
		for _, c := range u.Commands {
			doc.Units[i].Commands = append(doc.Units[i].Commands, len(doc.Commands))
			doc.Commands = append(doc.Commands, &facts.Command{Index: len(doc.Commands), Unit: i, Found: c})
		}
	}
	if err := b.commands(doc); err != nil {
		return nil, err
	}
	b.totals(doc)
	return doc, nil
}

// commands fills in the commands, several at once: they do not depend on one
// another. The error is the first one in their order.
func (b *builder) commands(doc *facts.Document) error {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	errs := make([]error, len(doc.Commands))
	for i, c := range doc.Commands {
		group.Go(func() error {
			command, err := b.command(c.Found, doc.Units[c.Unit])
			if err == nil {
				command.Index, command.Unit = c.Index, c.Unit
				doc.Commands[i] = command
			}
			errs[i] = err
			return nil
		})
	}
	_ = group.Wait() // errors are kept in order
	return cmp.Or(errs...)
}

// addDiag adds a rule id to a list that holds each once, sorted.
func addDiag(diags []string, rule string) []string {
	i, known := slices.BinarySearch(diags, rule)
	if known {
		return diags
	}
	return slices.Insert(diags, i, rule)
}
