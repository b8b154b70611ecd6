package run

import (
	"fmt"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/internal/link"
	"github.com/ffvet/ffvet/parser/source"
)

// readMarks returns the marks in the files that were read.
func readMarks(tree source.Tree, paths []string) []finding.Mark {
	var marks []finding.Mark
	for _, p := range paths {
		if f, err := tree.Read(p); err == nil {
			marks = append(marks, finding.Marks(f)...)
		}
	}
	return marks
}

// applyRoles gives units and commands the role that a mark above them names.
func applyRoles(marks []finding.Mark, linked *link.Linked) {
	var roles []finding.Mark
	for _, m := range marks {
		if m.Kind == finding.RoleMark {
			roles = append(roles, m)
		}
	}
	if len(roles) == 0 {
		return
	}
	for _, u := range linked.Units {
		for _, m := range roles {
			for _, c := range u.Commands {
				if m.Covers(c.At) {
					u.Unit.Meta.Role = m.Role
				}
			}
			if m.Covers(u.Unit.At) {
				u.Unit.Meta.Role = m.Role
			}
		}
	}
}

// silence takes out what marks silence, and adds what there is to say about
// the marks themselves.
func silence(doc *facts.Document, all []finding.Finding, marks []finding.Mark, c *choice, in Input) finding.Outcome {
	if in.Config.NoIgnores {
		return finding.Outcome{Kept: all}
	}
	scope := finding.Scope{Known: c.known, Ran: c.ids(), Today: in.Today}
	for id, settings := range in.Config.Lint.Rules {
		if settings.NotIgnorable {
			scope.Fixed = append(scope.Fixed, id)
		}
	}
	for _, command := range doc.Commands {
		scope.Commands = append(scope.Commands, command.Found.At)
	}
	out := finding.Apply(all, marks, scope)
	out.Kept = append(out.Kept, out.About...)
	return out
}

// unreadable are the findings on texts that could not be read: one a file,
// at the first place, with a count of the others.
func unreadable(doc *facts.Document) []finding.Finding {
	var all []finding.Finding
	index := map[*source.File]int{}
	more := map[*source.File]int{}
	for _, n := range doc.Unread {
		if _, known := index[n.At.File]; known && n.At.File != nil {
			more[n.At.File]++
			continue
		}
		index[n.At.File] = len(all)
		all = append(all, finding.Finding{
			Rule: "unparsable-file", Level: finding.Warning, Certain: true, Message: n.Text, At: n.At,
		})
	}
	for i := range all {
		if n := more[all[i].At.File]; n > 0 {
			all[i].Message += fmt.Sprintf(" (and %d more in this file)", n)
		}
	}
	return all
}
