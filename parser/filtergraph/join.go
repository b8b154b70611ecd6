package filtergraph

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// joinMap checks the layout of join and "INPUT.CHANNEL-OUT|…" (af_join.c,
// init and parse_maps).
func (r *resolver) joinMap(f *Filter) {
	layout, ok := f.text("channel_layout")
	if a, given := f.Arg("channel_layout"); given && ok && !r.takes("channel_layout", layout) {
		r.refuseValue(f, &a, "it wants a channel layout such as stereo", "")
		return
	}
	inputs, okInputs := f.count(2, "inputs")
	a, given := f.Arg("map")
	text, known := a.Value.Literal()
	if !given || !known || !okInputs {
		return
	}
	for _, entry := range strings.FieldsFunc(text, func(c rune) bool { return c == '|' }) {
		from, _, two := strings.Cut(entry, "-")
		number, _, _ := strings.Cut(from, ".")
		n, isNumber := value.Int(number)
		switch {
		case !two:
			r.refuseValue(f, &a, fmt.Sprintf("%q is not INPUT.CHANNEL-CHANNEL", shorten(entry)), "")
			return
		case isNumber && (n < 0 || int(n) >= inputs):
			r.refuseValue(f, &a, fmt.Sprintf("there is no input %d", n), "")
			return
		}
	}
}
