package filtergraph

import (
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// going is the first version where an argument without a name goes on behind
// the option that was named last.
const going = "5.0"

// restarting names the positional arguments as versions before 5.0 do: each
// takes the option that follows in the order of declaration, and behind a
// named one they begin with the first option again, unless that is the one
// that was last offered (libavfilter/avfilter.c, process_options; measured).
func (r *resolver) restarting(f *Filter) {
	offer := offer{options: f.spec.Options, at: -1, last: -1}
	named := false
	for i := range f.Args {
		a := &f.Args[i]
		name := offer.next()
		if !a.Positional {
			r.named(f, a, 0)
			named, offer.at = true, -1
			continue
		}
		if a.Name = name; name == "" {
			r.surplus(f, a)
			return
		}
		if named {
			r.afterNamed(f, a, false)
		}
	}
}

// offer hands out the options of a filter, one for each argument, whether it
// has a name or not.
type offer struct {
	options  []catalog.AVOption
	at, last int // the option that was offered, and the field that it fills
}

// next returns the name of the option for the next argument, "" behind the last.
func (o *offer) next() string {
	for o.at++; o.at < len(o.options); o.at++ {
		if field := o.field(o.at); field != o.last {
			o.last = field
			return o.options[o.at].Name
		}
	}
	o.at = -1
	return ""
}

// field is the index of the option that another one is only a name of.
func (o *offer) field(i int) int {
	for i > 0 && o.options[i].Flags.Has(catalog.Alias) {
		i--
	}
	return i
}
