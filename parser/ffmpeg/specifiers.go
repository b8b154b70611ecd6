package ffmpeg

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// checkSpec reports a specifier that the option ignores, or that is wrong.
func (p *parser) checkSpec(t catalog.ToolOption, o *Option, spec string) {
	if !strings.Contains(o.typed(), ":") || t.OwnSpec {
		return
	}
	if t.PerStream {
		p.checkSyntax(o, spec)
		return
	}
	p.report(Problem{
		Rule: "stray-specifier", Message: fmt.Sprintf("-%s ignores the stream specifier :%s", o.As, printable(spec)),
		Index: o.Index, Instead: "-" + o.As,
	})
}

// checkSyntax reports a specifier that this version cannot read.
func (p *parser) checkSyntax(o *Option, spec string) {
	if strings.Contains(spec, holeByte) {
		return
	}
	if _, err := ParseSpecifier(spec, p.inv.Version); err != nil {
		p.report(Problem{Rule: "bad-stream-specifier", Message: err.Error(), Index: o.Index, Refused: true})
	}
}
