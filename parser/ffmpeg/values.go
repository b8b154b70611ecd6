package ffmpeg

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// checkValue reports an argument that the option's type refuses at once.
func (p *parser) checkValue(t catalog.ToolOption, o Option) {
	text, ok := o.Value.Literal()
	if !ok || !o.HasValue {
		return
	}
	switch t.Type {
	case catalog.ToolInt:
		_, ok = value.Int(text)
		ok = ok || text == "" // no digits are 0
	case catalog.ToolReal:
		_, ok = value.Number(text)
		ok = ok || text == ""
	case catalog.ToolTime:
		_, ok = value.Duration(text)
	}
	if !ok {
		p.invalid(o, "", fmt.Sprintf("-%s does not take %q: it wants %s", o.typed(), text, wanted(t.Type)))
	}
}

func wanted(t catalog.ToolType) string {
	switch t {
	case catalog.ToolInt:
		return "a whole number"
	case catalog.ToolTime:
		return "a duration such as 90, 1:30 or 500ms"
	}
	return "a number"
}

// invalid reports an option's argument.
func (p *parser) invalid(o Option, instead, message string) {
	p.report(Problem{Rule: "invalid-value", Message: message, Index: o.Index + 1, Refused: true, Instead: instead})
}

// checkValues reports the arguments of one file's options that ffmpeg refuses
// once it opens the file.
func (p *parser) checkValues(f *File) {
	if p.inv.Exits {
		return
	}
	p.checkTimes(f)
	for _, o := range f.Options {
		text, ok := o.Value.Literal()
		if !ok || o.Class != Tool {
			continue
		}
		switch o.Name {
		case "map":
			if _, err := ParseMap(text, p.inv.Version); err != nil {
				p.report(Problem{Rule: "bad-stream-specifier", Message: "-map " + text + ": " + err.Error(), Index: o.Index + 1, Refused: true})
			}
		case "target":
			p.checkTarget(o, text)
		case "pix_fmt":
			p.checkPixFmt(o, strings.TrimPrefix(text, "+"))
		case "metadata":
			if !strings.Contains(text, "=") {
				p.invalid(o, "", fmt.Sprintf("-metadata wants KEY=VALUE, not %q", text))
			}
		}
	}
}

// checkPixFmt reports an unknown pixel format; hardware formats and those of
// other builds are all in the list.
func (p *parser) checkPixFmt(o Option, name string) {
	if _, known := p.cat.PixFmt(name); known || name == "" || name == "list" || name == "help" {
		return
	}
	p.invalid(o, p.cat.Nearest(catalog.PixFmtName, name), fmt.Sprintf("ffmpeg %s has no pixel format %q", p.inv.Version, name))
}

// checkTimes reports an end that lies before the start (ffmpeg_opt.c,
// "-to value smaller than -ss"); -t beats -to.
func (p *parser) checkTimes(f *File) {
	to, given := f.seconds("to")
	from, known := f.seconds("ss")
	_, started := f.Last("ss", "")
	_, long := f.Last("t", "")
	if !given || started && !known || long || to > from {
		return
	}
	o, _ := f.Last("to", "")
	p.invalid(o, "", "-to does not lie behind the start")
}

// seconds returns the last duration given for an option; ok is false if there
// is none or it is not known.
func (f *File) seconds(name string) (s float64, ok bool) {
	o, given := f.Last(name, "")
	if !given {
		return 0, false
	}
	text, known := o.Value.Literal()
	if !known {
		return 0, false
	}
	return value.Duration(text)
}
