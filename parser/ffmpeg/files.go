package ffmpeg

import (
	"strings"

	"github.com/ffvet/ffvet/parser/word"
)

// Files returns the content of a file that an option names; ok is false if it
// is not known.
type Files func(name string) (content word.Word, ok bool)

// readFile takes what the file holds that the option's value names; that is a
// hole if the file is not known.
func (p *parser) readFile(o *Option) {
	file := o.Value
	o.File = &file
	o.Name = strings.TrimSuffix(o.Name, "_script")
	if name, named := file.Literal(); named && p.files != nil {
		if content, ok := p.files(name); ok {
			o.Value = content
			return
		}
	}
	o.Value = word.FromHole(word.Hole{Kind: word.File, Name: file.String()}, file.Span)
}
