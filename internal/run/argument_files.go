package run

import (
	"path"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// files reads the files of the tree that options of a command name: from the
// folder of the command's own file, else from the top of the tree. Which
// folder the command really runs in is not known.
func (a *analyst) files(c *unit.Command) ffmpeg.Files {
	if a.tree == nil || c.Name.Span.File == nil {
		return nil
	}
	folder := path.Dir(c.Name.Span.File.Path)
	return func(name string) (word.Word, bool) {
		for _, from := range []string{folder, "."} {
			if file, err := a.tree.Read(path.Join(from, name)); err == nil && !path.IsAbs(name) {
				return word.Literal(string(file.Text), file.Whole()), true
			}
		}
		return word.Word{}, false
	}
}
