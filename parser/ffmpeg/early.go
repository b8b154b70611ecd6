package ffmpeg

import (
	"fmt"

	"github.com/ffvet/ffvet/parser/ffmpeg/avoption"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// checkEarly reports values of the scaler's and the resampler's options.
// Versions before 4.4 try them while they split the arguments (cmdutils.c,
// opt_default), later ones only when they scale or resample.
func (p *parser) checkEarly(o Option) {
	kind := map[Class]catalog.ClassKind{Scaler: catalog.ScalerClass, Resampler: catalog.ResamplerClass}[o.Class]
	text, ok := o.Value.Literal()
	if kind == 0 || !ok || p.since("4.4") {
		return
	}
	option, found := firstOf(p.cat.AVOption(o.As), kind)
	if !found {
		return
	}
	if r := avoption.Check(option, text, p.cat); r != nil {
		p.invalid(o, r.Instead, fmt.Sprintf("-%s does not take %q: %s", o.typed(), text, r.Reason))
	}
}
