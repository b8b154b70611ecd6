package ffmpeg

import (
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/word"
)

// Parse sorts the arguments of a program ("ffmpeg", "ffprobe", "ffplay") to
// the files that they apply to, as the catalog's version does. The words do
// not include the program itself. It never fails: what ffmpeg refuses is
// among the invocation's problems.
func Parse(program string, words []word.Word, cat *catalog.Catalog) *Invocation {
	return &Invocation{Program: program, Version: cat.Version, Words: words}
}
