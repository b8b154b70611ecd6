package graph

import (
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// checkTimes reports times of an input or an output that ffmpeg refuses: an
// end before the start, and what has to be positive or negative.
func (b *builder) checkTimes(f *ffmpeg.File) {
	options := chosen(f.Options)
	_, long := options.last("t")
	if to, end, ok := options.seconds("to"); ok && !long {
		ss, start, known := options.seconds("ss")
		if _, given := options.last("ss"); (known || !given) && end <= start {
			reason := "it is not behind the start"
			if ss.HasValue {
				reason = "it is not behind -ss"
			}
			b.refuseValue(to, reason, "", true)
		}
	}
	if t, length, ok := options.seconds("t"); ok && length < 0 && b.v.AtLeast(9, 0) {
		b.refuseValue(t, "a length is not negative", "", true)
	}
	if opt, at, ok := options.seconds("sseof"); ok && at >= 0 {
		b.refuseValue(opt, "it counts back from the end and is negative", "", true)
	}
	for _, name := range []string{"readrate", "readrate_initial_burst"} {
		if opt, text, ok := options.literal(name); ok {
			if n, isNumber := value.Number(text); isNumber && n < 0 {
				b.refuseValue(opt, "it is not negative", "", true)
			}
		}
	}
}

// seconds returns the last option of a name whose value is a known time.
func (c chosen) seconds(name string) (opt ffmpeg.Option, seconds float64, ok bool) {
	opt, text, ok := c.literal(name)
	if !ok {
		return opt, 0, false
	}
	seconds, ok = value.Duration(text)
	return opt, seconds, ok
}

// checkLength reports a negative -t of an output that is encoded: the filter
// that cuts refuses it. From 9.0 on, the program does.
func (o *outputBuilder) checkLength() {
	t, length, ok := o.options.seconds("t")
	if !ok || length >= 0 {
		return
	}
	for i, s := range o.Streams {
		if m := o.wants[i].media; s.Encoder != nil && (m == filtergraph.Video || m == filtergraph.Audio) {
			o.refuseValue(t, "a length is not negative", "", o.certain(o.wants[i]))
		}
	}
}
