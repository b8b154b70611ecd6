package filtergraph

import "strings"

// dynamicInputs returns the inputs of a filter whose options decide about
// them (each filter's init function).
func dynamicInputs(f *Filter) ([]Media, bool) {
	switch f.Name {
	case "concat":
		return f.concatInputs()
	case "hstack", "vstack", "mix", "hstack_vaapi", "vstack_vaapi", "hstack_qsv", "vstack_qsv":
		return f.several(Video, 2, "inputs")
	case "xstack", "xstack_vaapi", "xstack_qsv":
		return f.gridInputs()
	case "amix", "amerge", "join":
		return f.several(Audio, 2, "inputs")
	case "xmedian":
		return f.several(Video, 3, "inputs")
	case "interleave":
		return f.several(Video, 2, "nb_inputs", "n")
	case "ainterleave":
		return f.several(Audio, 2, "nb_inputs", "n")
	case "acrossfade":
		return f.several(Audio, 2, "inputs", "n")
	case "streamselect":
		return f.several(Video, 2, "inputs")
	case "astreamselect":
		return f.several(Audio, 2, "inputs")
	case "signature":
		return f.several(Video, 1, "nb_inputs")
	case "program_opencl", "libplacebo":
		return f.several(Video, 1, "inputs")
	case "afir":
		n, ok := f.count(1, "nbirs")
		return repeat(Audio, n+1, ok)
	case "headphone":
		return f.headphoneInputs()
	case "mergeplanes":
		return f.mergeplanesInputs()
	case "premultiply", "unpremultiply":
		inplace, ok := f.isSet("inplace")
		return repeat(Video, choose(inplace, 1, 2), ok)
	case "scale": // from 7.1: the second input is the reference
		return repeat(Video, choose(f.readsReference(), 2, 1), true)
	case "bm3d":
		return f.secondInput("ref")
	case "decimate", "fieldmatch":
		return f.secondInput("ppsrc")
	case "guided":
		text, ok := f.text("guidance")
		return repeat(Video, choose(text == "on" || text == "1", 2, 1), ok)
	case "limitdiff":
		reference, ok := f.isSet("reference")
		return repeat(Video, choose(reference, 3, 2), ok)
	}
	return nil, false
}

func (f *Filter) several(media Media, otherwise int, names ...string) ([]Media, bool) {
	n, ok := f.count(otherwise, names...)
	return repeat(media, n, ok)
}

// secondInput is a video filter that takes one more input if an option is set.
func (f *Filter) secondInput(option string) ([]Media, bool) {
	set, ok := f.isSet(option)
	return repeat(Video, choose(set, 2, 1), ok)
}

func choose(condition bool, yes, no int) int {
	if condition {
		return yes
	}
	return no
}

// concatInputs returns segment by segment the videos, then the audios.
func (f *Filter) concatInputs() ([]Media, bool) {
	n, ok := f.count(2, "n")
	if !ok {
		return nil, false
	}
	segment, ok := f.concatOutputs()
	if !ok || n*len(segment) > mostPads {
		return nil, false
	}
	var all []Media
	for range n {
		all = append(all, segment...)
	}
	return all, true
}

// gridInputs reads inputs=N or grid=COLUMNSxROWS.
func (f *Filter) gridInputs() ([]Media, bool) {
	grid, ok := f.text("grid")
	if !ok {
		return nil, false
	}
	columns, rows, isGrid := strings.Cut(grid, "x")
	if !isGrid {
		return f.several(Video, 2, "inputs")
	}
	c, okC := number(columns)
	r, okR := number(rows)
	return repeat(Video, c*r, okC && okR && c*r <= mostPads)
}

// headphoneInputs is one stream, and one of all impulse responses or one for
// each entry of the map.
func (f *Filter) headphoneInputs() ([]Media, bool) {
	kind, okKind := f.text("hrir")
	entries, okMap := f.text("map")
	if !okKind || !okMap {
		return nil, false
	}
	if kind == "multich" || kind == "1" {
		return repeat(Audio, 2, true)
	}
	return repeat(Audio, 1+strings.Count(entries, "|")+1, entries != "")
}

// mergeplanesInputs takes the highest input that the mapping names: each byte
// of 0xAaBbCcDd is input and plane.
func (f *Filter) mergeplanesInputs() ([]Media, bool) {
	mapping, ok := f.text("mapping")
	if !ok {
		return nil, false
	}
	highest := 0
	for _, name := range []string{"map0s", "map1s", "map2s", "map3s"} {
		n, ok := f.count(0, name)
		if !ok {
			return nil, false
		}
		highest = max(highest, n)
	}
	bits, ok := number(mapping)
	for ; ok && bits > 0; bits >>= 8 {
		highest = max(highest, bits>>4&3)
	}
	return repeat(Video, highest+1, ok || mapping == "")
}
