package ffmpeg

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/source"
)

// span returns where the word with the index stands; without one, the whole
// command.
func (p *parser) span(index int) source.Span {
	if index >= 0 && index < len(p.words) {
		return p.words[index].Span
	}
	var all source.Span
	for _, w := range p.words {
		all = all.Cover(w.Span)
	}
	return all
}

// checkEnd reports what is missing or left over behind the last file.
func (p *parser) checkEnd() {
	if p.inv.Exits { // -version and its like end the program before it opens anything
		return
	}
	p.checkTrailing()
	switch {
	case len(p.inv.Outputs) == 0:
		p.report(Problem{Rule: "no-output", Message: "no output file is given", Index: -1, Refused: true})
	case len(p.inv.Inputs) == 0 && !p.hasSources():
		p.report(Problem{Rule: "no-input", Message: "no input is given, so that the output has no streams", Index: -1, Refused: true})
	}
}

// hasSources reports whether streams can come from elsewhere than an input.
func (p *parser) hasSources() bool {
	for _, o := range p.inv.Global {
		if o.Name == "filter_complex" {
			return true
		}
	}
	for _, f := range p.inv.Outputs {
		_, attached := f.Last("attach", "")
		format, _ := f.Last("f", "")
		if name, _ := format.Value.Literal(); attached || name == "ffmetadata" {
			return true
		}
	}
	return false
}

// checkTrailing reports options behind the last output. ffmpeg warns about
// them, but not about those of the scaler and the resampler.
func (p *parser) checkTrailing() {
	if len(p.inv.Trailing) == 0 {
		return
	}
	var names []string
	for _, o := range p.inv.Trailing {
		names = append(names, "-"+o.typed())
	}
	verb := "stands"
	if len(names) > 1 {
		verb = "stand"
	}
	p.report(Problem{
		Rule:    "trailing-options",
		Message: fmt.Sprintf("%s %s behind the last output and reach nothing", summary(names), verb),
		Index:   p.inv.Trailing[0].Index,
	})
}

// summary joins names, the first few of them.
func summary(names []string) string {
	const most = 5
	if len(names) > most {
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
	}
	return strings.Join(names, ", ")
}
