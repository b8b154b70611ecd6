package filtergraph

import (
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// mostPads bounds how many pads a filter may ask for.
const mostPads = 4096

// Pads returns the media types of a resolved filter's inputs and outputs; ok
// is false if they depend on something that is not known.
func (f *Filter) Pads() (inputs, outputs []Media, ok bool) {
	if !f.known {
		return nil, nil, false
	}
	inputs, okIn := f.side(f.spec.Inputs, f.spec.DynamicInputs, dynamicInputs)
	outputs, okOut := f.side(f.spec.Outputs, f.spec.DynamicOutputs, dynamicOutputs)
	return inputs, outputs, okIn && okOut
}

func (f *Filter) side(static []catalog.Pad, dynamic bool, rule func(*Filter) ([]Media, bool)) ([]Media, bool) {
	if dynamic {
		return rule(f)
	}
	media := make([]Media, len(static))
	for i, p := range static {
		media[i] = Media(p.Media)
	}
	return media, true
}

// readsReference reports whether a scale filter's expressions use the size of
// a reference picture (vf_scale.c, from 7.1).
func (f *Filter) readsReference() bool {
	for _, name := range []string{"w", "width", "h", "height"} {
		a, ok := f.Arg(name)
		if !ok {
			continue
		}
		text := a.Value.String()
		if hasWord(text, "rw") || hasWord(text, "rh") || strings.Contains(text, "ref_") {
			return true
		}
	}
	return false
}

// hasWord reports whether an expression holds a name.
func hasWord(expression, name string) bool {
	for _, word := range strings.FieldsFunc(expression, func(r rune) bool { return r > 127 || !keyByte(byte(r)) }) {
		if word == name {
			return true
		}
	}
	return false
}

// text returns an argument's text, or the option's default; ok is false if it
// holds a hole.
func (f *Filter) text(names ...string) (text string, ok bool) {
	if a, given := f.Arg(names...); given {
		return a.Value.Literal()
	}
	for _, name := range names {
		if o, known := f.spec.Option(name); known && o.Default != "" {
			return o.Default, true
		}
	}
	return "", true
}

// count returns an argument that is a number of pads, or the default.
func (f *Filter) count(otherwise int, names ...string) (n int, ok bool) {
	text, ok := f.text(names...)
	if !ok {
		return 0, false
	}
	if text == "" {
		return otherwise, true
	}
	number, ok := value.Number(text)
	if !ok || number < 0 || number > mostPads {
		return 0, false
	}
	return int(number), true
}

// isSet returns a boolean argument.
func (f *Filter) isSet(name string) (set, ok bool) {
	text, ok := f.text(name)
	if !ok || text == "" {
		return false, ok
	}
	if yes, _, isBool := value.Bool(text); isBool {
		return yes, true
	}
	n, err := strconv.Atoi(text)
	return n != 0, err == nil
}

func repeat(media Media, n int, ok bool) ([]Media, bool) {
	if !ok {
		return nil, false
	}
	list := make([]Media, n)
	for i := range list {
		list[i] = media
	}
	return list, true
}

// media returns what a filter family handles: names of audio filters begin
// with a.
func (f *Filter) media(audio ...string) Media {
	for _, name := range audio {
		if f.Name == name {
			return Audio
		}
	}
	return Video
}
