package finding

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"github.com/ffvet/ffvet/parser/source"
)

// ApplyEdits returns the text of the file after the edits. It is an error if
// two edits overlap, if one is of another file, or if its span does not hold
// the very bytes to replace. Equal edits count once.
func ApplyEdits(f *source.File, edits []Edit) (string, error) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int {
		return cmp.Or(cmp.Compare(a.At.Start, b.At.Start), cmp.Compare(a.At.End, b.At.End))
	})
	edits = slices.Compact(edits)
	var out strings.Builder
	done := 0
	for _, e := range edits {
		if err := check(f, e, done); err != nil {
			return "", err
		}
		out.Write(f.Text[done:e.At.Start])
		out.WriteString(e.New)
		done = e.At.End
	}
	out.Write(f.Text[done:])
	return out.String(), nil
}

func check(f *source.File, e Edit, done int) error {
	at := e.At.Position()
	switch {
	case e.At.File != f:
		return fmt.Errorf("%s: an edit of another file", f.Path)
	case !e.At.Exact:
		return fmt.Errorf("%s:%d:%d: the text here is not what the command gets: edit it by hand", f.Path, at.Line, at.Column)
	case e.At.Start < done:
		return fmt.Errorf("%s:%d:%d: two fixes change the same place: apply one, then run again", f.Path, at.Line, at.Column)
	}
	return nil
}

// Fixed is what the chosen fixes make of one file.
type Fixed struct {
	File *source.File
	New  string
	// Applied are the fixes that are in New, Refused those that another one kept out.
	Applied, Refused []Fix
}

// Diff returns the change as a unified diff, "" if nothing changed.
func (f Fixed) Diff() string {
	return udiff.Unified("a/"+f.File.Path, "b/"+f.File.Path, string(f.File.Text), f.New)
}

// ApplyFixes applies the first fix of each finding that has one, safe ones
// only unless unsafe is set, and returns the files that change, by path. All
// edits of a fix apply or none: one that touches what an earlier fix changed
// waits for the next run.
func ApplyFixes(findings []Finding, unsafe bool) []Fixed {
	w := workshop{edits: map[*source.File][]Edit{}, fixed: map[*source.File]*Fixed{}}
	for _, f := range findings {
		i := slices.IndexFunc(f.Fixes, func(x Fix) bool { return (x.Safe || unsafe) && len(x.Edits) > 0 })
		if i >= 0 {
			w.apply(f.Fixes[i])
		}
	}
	var out []Fixed
	for _, f := range w.fixed {
		out = append(out, *f)
	}
	slices.SortFunc(out, func(a, b Fixed) int { return cmp.Compare(a.File.Path, b.File.Path) })
	return out
}

// workshop collects the edits that were accepted so far.
type workshop struct {
	edits map[*source.File][]Edit
	fixed map[*source.File]*Fixed
}

func (w *workshop) apply(fix Fix) {
	added := map[*source.File][]Edit{}
	for _, e := range fix.Edits {
		added[e.At.File] = append(added[e.At.File], e)
	}
	texts := map[*source.File]string{}
	for file, edits := range added {
		text, err := "", fmt.Errorf("an edit without a file")
		if file != nil {
			text, err = ApplyEdits(file, slices.Concat(w.edits[file], edits))
		}
		if err != nil {
			w.refuse(fix)
			return
		}
		texts[file] = text
	}
	for file, text := range texts {
		w.edits[file] = append(w.edits[file], added[file]...)
		x := w.of(file)
		x.New, x.Applied = text, append(x.Applied, fix)
	}
}

// refuse notes the fix at the files that other fixes changed already.
func (w *workshop) refuse(fix Fix) {
	for _, e := range fix.Edits {
		if x, ok := w.fixed[e.At.File]; ok {
			x.Refused = append(x.Refused, fix)
			return
		}
	}
}

func (w *workshop) of(file *source.File) *Fixed {
	if w.fixed[file] == nil {
		w.fixed[file] = &Fixed{File: file, New: string(file.Text)}
	}
	return w.fixed[file]
}
