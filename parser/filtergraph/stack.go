package filtergraph

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// stackLayout checks that xstack knows a place for each input (vf_stack.c,
// init and config_output): two stand side by side by default.
func (r *resolver) stackLayout(f *Filter) {
	a, given := f.Arg("layout")
	_, hasGrid := f.Arg("grid")
	inputs, ok := f.gridInputs()
	switch {
	case !ok:
		return
	case given && hasGrid:
		r.refuse(f, "takes either a layout or a grid")
		return
	case !given && !hasGrid && len(inputs) != 2:
		r.refuse(f, fmt.Sprintf("needs a layout or a grid for %d inputs", len(inputs)))
	}
	text, _ := a.Value.Literal()
	if !given || text == "" {
		return
	}
	places := strings.Split(text, "|")
	if len(places) < len(inputs) {
		r.refuseValue(f, &a, "it has fewer places than there are inputs", "")
		return
	}
	for i, place := range places[:len(inputs)] {
		x, y, two := strings.Cut(place, "_")
		if !two || !stackSide(x, i, len(inputs)) || !stackSide(y, i, len(inputs)) {
			r.refuseValue(f, &a, fmt.Sprintf("%q is no place: it is X_Y, sums of numbers and of the other inputs' sides such as w0 and h1", shorten(place)), "")
			return
		}
	}
}

// stackSide reads a sum of numbers, wN and hN, where N is another input.
func stackSide(text string, self, inputs int) bool {
	for _, term := range strings.Split(text, "+") {
		digits := strings.TrimLeft(term, "wh")
		n, ok := value.Int(digits)
		switch {
		case len(term)-len(digits) > 1 || !ok || n < 0:
			return false
		case len(term) > len(digits) && (int(n) == self || int(n) >= inputs):
			return false
		}
	}
	return true
}
