package rules

import (
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/unit"
)

// check is the type of Rule.Check.
type check = func(*facts.Document, Settings, func(finding.Finding))

// levels of a rule: without and with a declared pool or role.
type levels struct{ without, with finding.Level }

// of returns the level that holds for the document.
func (l levels) of(d *facts.Document) finding.Level {
	if declared(d) {
		return l.with
	}
	return l.without
}

// noticed is the check of a rule whose condition the parser of a file
// noticed: it reports every diag of that id, once a place.
func noticed(id string, l levels) check {
	return noticedWhere(id, l, func(*facts.Unit) bool { return true })
}

// noticedWhere is noticed for the units that matter.
func noticedWhere(id string, l levels, matters func(*facts.Unit) bool) check {
	return func(d *facts.Document, _ Settings, report func(finding.Finding)) {
		var s sites
		for _, u := range d.Units {
			if !matters(u) {
				continue
			}
			for _, diag := range u.Found.Diags {
				if diag.Rule == id {
					s.add(fromDiag(aboutUnit(id, l.of(d), u, diag.At), diag))
				}
			}
		}
		for _, c := range d.Commands {
			for _, diag := range c.Found.Diags {
				if diag.Rule == id {
					s.add(fromDiag(about(id, l.of(d), c, diag.At), diag))
				}
			}
		}
		for _, diag := range d.Diags {
			if diag.Rule == id {
				s.add(fromDiag(finding.Finding{Rule: id, Level: l.of(d), Certain: true, At: diag.At, Key: diag.Message}, diag))
			}
		}
		s.report(report)
	}
}

func fromDiag(f finding.Finding, diag unit.Diag) finding.Finding {
	f.Message, f.Related = diag.Message, diag.Related
	if !diag.Certain {
		return possible(f)
	}
	return f
}

// elsewhere is the check of a rule whose findings are made where the marks
// and the files are read, before there is a document.
func elsewhere(*facts.Document, Settings, func(finding.Finding)) {}
