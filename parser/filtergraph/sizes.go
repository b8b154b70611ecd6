package filtergraph

import (
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/avoption"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/expression"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// isSize reports whether the width of a scale filter stands alone: then it is
// a size such as 1280x720 (vf_scale.c, init).
func (r *resolver) isSize(f *Filter, a *Arg) bool {
	switch f.Name {
	case "scale", "scale2ref", "zscale":
		_, hasHeight := f.Arg("h", "height")
		return !hasHeight && (a.Name == "w" || a.Name == "width")
	}
	return false
}

// scale reads the arguments of a scale filter.
func (r *resolver) scale(f *Filter) {
	size, hasSize := f.Arg("size", "s")
	w, hasWidth := f.Arg("w", "width")
	_, hasHeight := f.Arg("h", "height")
	switch {
	case hasSize && (hasWidth || hasHeight):
		r.refuse(f, "takes either a size or width and height")
		return
	case hasWidth && !hasHeight:
		size, hasSize = w, true
	}
	if text, known := size.Value.Literal(); hasSize && known {
		if _, _, ok := value.Size(text); !ok {
			r.refuseValue(f, &size, "a width without a height is a size such as 1280x720", "")
		}
	}
	if f.Name == "zscale" {
		return
	}
	r.scaleFlags(f)
	r.scaleVariables(f)
}

// scaleFlags are those of the scaler itself (libswscale/options.c). 4.3 hands
// on even an empty text, and takes an empty argument list for one.
func (r *resolver) scaleFlags(f *Filter) {
	old := catalog.Compare(r.cat.Version, "4.4") < 0
	a, given := f.Arg("flags", "sws_flags")
	text, known := a.Value.Literal()
	switch {
	case old && f.hasArgs && len(f.Args) == 0:
		r.refuse(f, "has an empty argument")
		return
	case !given || !known || text == "" && !old || r.overridden(f, &a):
		return
	}
	for _, o := range r.cat.AVOption("sws_flags") {
		if o.Kind != catalog.ScalerClass {
			continue
		}
		if refusal := avoption.Check(o, text, r.cat); refusal != nil {
			r.refuseValue(f, &a, refusal.Reason, refusal.Instead)
		}
		return
	}
}

// scaleVariables reports what the sizes of a scale filter may not depend on:
// a side on itself, and on time unless it is worked out for every frame.
func (r *resolver) scaleVariables(f *Filter) {
	eval, ok := f.text("eval")
	once := ok && (eval == "init" || eval == "0")
	for _, side := range []struct{ names, itself []string }{
		{[]string{"w", "width"}, []string{"ow", "out_w"}}, {[]string{"h", "height"}, []string{"oh", "out_h"}},
	} {
		a, given := f.Arg(side.names...)
		if !given || r.isSize(f, &a) {
			continue
		}
		used := r.names(f, a)
		for _, name := range used {
			switch {
			case slices.Contains(side.itself, name):
				r.refuseValue(f, &a, name+" is what it computes", "")
				return
			case once && (name == "n" || name == "t" || name == "pos"):
				r.refuseValue(f, &a, name+" needs eval=frame", "")
				return
			}
		}
	}
}

// names returns the constants of the place that an expression uses.
func (r *resolver) names(f *Filter, a Arg) []string {
	text, known := a.Value.Literal()
	place := r.field(f, a.Name).formula
	if _, plain := value.Number(text); plain || !known || !place.holds {
		return nil
	}
	e, err := expression.Parse(text, place.grammar)
	if err != nil {
		return nil
	}
	return e.Names()
}

// selfReference reports a side that depends on itself: it is not a number
// then. Functions may still make one of it, so that only plain arithmetic counts.
func (r *resolver) selfReference(f *Filter, width, height []string) {
	for _, side := range []struct{ names, itself []string }{{width, []string{"ow", "out_w"}}, {height, []string{"oh", "out_h"}}} {
		a, given := f.Arg(side.names...)
		if !given || strings.Contains(a.Value.String(), "(") {
			continue
		}
		for _, name := range r.names(f, a) {
			if slices.Contains(side.itself, name) {
				r.refuseValue(f, &a, name+" is what it computes", "")
				return
			}
		}
	}
}

// aspect reads the ratio of setsar and setdar: an expression, or A:B
// (vf_aspect.c, get_aspect_ratio).
func (r *resolver) aspect(f *Filter) {
	a, given := f.Arg("sar", "dar", "ratio", "r")
	text, known := a.Value.Literal()
	if !given || !known || strings.Contains(text, ":") {
		return
	}
	e, err := expression.Parse(text, expression.Grammar{Version: r.cat.Version, Constants: strings.Fields("w h a dar sar hsub vsub")})
	if err != nil {
		r.refuseValue(f, &a, err.Error(), "")
		return
	}
	if ratio, ok := e.Constant(); ok && ratio < 0 {
		r.refuseValue(f, &a, "it must not be negative", "")
	}
}

// grid reads COLUMNSxROWS.
func grid(text string) (columns, rows int, ok bool) { return value.Size(text) }

// within reports whether a text begins with a number above 0 that is not above
// most, as sscanf reads it.
func within(text string, most float64) bool {
	n, ok := value.Number(strings.TrimSpace(text))
	return !ok && text != "" && text[0] <= '9' || n > 0 && n <= most
}
