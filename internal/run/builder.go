package run

import (
	"slices"

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
		Settings: cfg, Unread: linked.Unread, Diags: linked.Diags, Whole: b.in.Whole,
	}
	for i, u := range linked.Units {
		f := facts.NewUnit(u.Unit, b.mask)
		f.Index, f.ProcsPerCopy = i, u.Procs
		doc.Units = append(doc.Units, f)
	}
	b.place(doc)
	for i, u := range linked.Units {
		for _, c := range u.Commands {
			command, err := b.command(c, doc.Units[i])
			if err != nil {
				return nil, err
			}
			command.Index, command.Unit = len(doc.Commands), i
			doc.Units[i].Commands = append(doc.Units[i].Commands, command.Index)
			doc.Commands = append(doc.Commands, command)
		}
	}
	b.totals(doc)
	return doc, nil
}

// addDiag adds a rule id to a list that holds each once, sorted.
func addDiag(diags []string, rule string) []string {
	i, known := slices.BinarySearch(diags, rule)
	if known {
		return diags
	}
	return slices.Insert(diags, i, rule)
}
