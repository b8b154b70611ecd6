package filtergraph

import (
	"fmt"
	"math"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/avoption"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// fieldKey names an option of a filter.
type fieldKey struct{ filter, option string }

// field is what an option of a filter takes.
type field struct {
	option  catalog.AVOption
	known   bool
	formula formula
}

// field looks an option up, once for all its uses.
func (r *resolver) field(f *Filter, option string) field {
	key := fieldKey{f.Name, option}
	if found, ok := r.fields[key]; ok {
		return found
	}
	var found field
	found.option, found.known = f.spec.Option(option)
	found.formula = r.formula(f.Name, option)
	r.fields[key] = found
	return found
}

// values reports the arguments of a filter that their options do not take.
func (r *resolver) values(f *Filter) {
	last := map[string]int{} // an argument takes the place of earlier ones of its name (avfilter.c, a dictionary)
	for i, a := range f.Args {
		last[a.Name] = i
	}
	shifted := false // a hole may hold several arguments: what stands behind it moves
	for i := range f.Args {
		a := &f.Args[i]
		text, ok := a.Value.Literal()
		shifted = shifted || !ok
		if !ok || last[a.Name] != i || a.fromFile || a.Positional && shifted || a.Name == "enable" && !f.spec.Timeline || r.overridden(f, a) {
			continue
		}
		if into := r.field(f, a.Name); into.known {
			r.value(f, a, into, text)
		}
	}
}

// overridden reports whether ffmpeg may put flags of its own behind those of a
// scale filter: it does in simple graphs before 5.0 unless the text has the
// word flags in it (libavfilter/graphparser.c, create_filter).
func (r *resolver) overridden(f *Filter, a *Arg) bool {
	return f.Name == "scale" && a.Name == "flags" && a.Positional && catalog.Compare(r.cat.Version, going) < 0
}

// value holds a text against the option's type, and against the names that an
// expression may use there.
func (r *resolver) value(f *Filter, a *Arg, into field, text string) {
	if isList(f.Name) {
		return
	}
	if refusal := avoption.Check(into.option, text, r.cat); refusal != nil {
		r.refuseValue(f, a, refusal.Reason, refusal.Instead)
		return
	}
	if into.option.Type == "duration" && negative(text) && !mayBeNegative(a.Name) {
		r.refuseValue(f, a, "it must not be negative", "")
		return
	}
	if seconds, ok := value.Duration(text); ok && into.option.Type == "duration" && seconds > longest(f.Name, a.Name) {
		r.refuseValue(f, a, fmt.Sprintf("it must not be above %g seconds", longest(f.Name, a.Name)), "")
		return
	}
	if word, isColor := colorText(f.Name, a.Name); isColor && text != word && !value.Color(text) {
		r.refuseValue(f, a, "it wants a color such as red, #RRGGBB or black@0.5", "")
		return
	}
	if into.formula.holds && !r.isSize(f, a) {
		r.expression(f, a, into.formula, text)
	}
}

// colorText names the options that are texts and hold a color or one more word.
func colorText(filter, option string) (word string, ok bool) {
	switch {
	case filter == "rotate" && (option == "fillcolor" || option == "c"):
		return "none", true
	case (filter == "drawbox" || filter == "drawgrid") && (option == "color" || option == "c"):
		return "invert", true
	}
	return "", false
}

// isList names the filters whose options are lists of a type from 7.0 on.
func isList(filter string) bool {
	return filter == "aformat" || filter == "format" || filter == "noformat"
}

func negative(duration string) bool {
	seconds, ok := value.Duration(duration)
	return ok && seconds < 0
}

// mayBeNegative names the durations below 0: those of trim, xfade and loop.
// ffmpeg -h prints no ranges for durations; these are from libavfilter's tables.
func mayBeNegative(option string) bool {
	switch option {
	case "start", "end", "starti", "endi", "offset", "time":
		return true
	}
	return false
}

// longest returns the longest duration in seconds that an option takes.
func longest(filter, option string) float64 {
	if (filter == "acrossfade" || filter == "xfade") && (option == "duration" || option == "d") {
		return 60
	}
	return math.Inf(1)
}

// refuseValue reports a value that the filter does not take.
func (r *resolver) refuseValue(f *Filter, a *Arg, reason, instead string) {
	text := a.Value.String()
	message := fmt.Sprintf("%s of filter %s does not take %q: %s", a.Name, f.Name, shorten(text), reason)
	if text == "" {
		message = fmt.Sprintf("%s of filter %s is empty: %s", a.Name, f.Name, reason)
	}
	r.report(Problem{
		Rule: "invalid-value", Message: message, At: a.Value.Span, Refused: true, Instead: instead,
		Certain: !r.graph.Open && !r.cat.Interpolated,
	})
}

// refuse reports arguments that the filter's init function refuses.
func (r *resolver) refuse(f *Filter, message string) {
	r.report(Problem{
		Rule: "invalid-value", Message: "filter " + f.Name + " " + message, At: f.At, Refused: true,
		Certain: !r.graph.Open && !r.cat.Interpolated,
	})
}

// shorten cuts a text for a message.
func shorten(text string) string {
	if len(text) > longestQuote {
		text = text[:longestQuote] + "…"
	}
	return strings.ReplaceAll(text, hole, "${…}")
}
