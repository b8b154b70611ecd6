package fit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
)

// edit is a change of a command's words: two words that are added, or one
// that is replaced.
type edit struct {
	option, value, old string
	replaces           bool
	// index is that of the word which is replaced, or in front of which the
	// two are added, among the words without the program.
	index int
	where string
}

// editsOf returns what turning a knob to a value changes in the words, on top
// of the edits that were made before.
func (p *problem) editsOf(k knob, value int, before []edit) []edit {
	switch k.reach {
	case library:
		return p.parameterEdits(k, value, before)
	case filterThreads, complexThreads, cpuCount:
		return p.numberEdits(k, value, p.command.Invocation.Global, 0, "behind "+p.command.Program)
	case inputThreads:
		f := p.graph.Inputs[k.file].File
		return p.numberEdits(k, value, f.Options, f.Index-1, fmt.Sprintf("before -i of input %d", k.file))
	}
	f := p.graph.Outputs[k.file].File
	return p.numberEdits(k, value, f.Options, f.Index, fmt.Sprintf("before output %d", k.file))
}

// numberEdits lowers the options of that name where they stand, and adds one
// if some part that the knob is for has none.
func (p *problem) numberEdits(k knob, value int, options []ffmpeg.Option, index int, where string) []edit {
	var edits []edit
	first := index
	for _, o := range options {
		if o.Name != k.option {
			continue
		}
		first = min(first, o.Index)
		text, known := o.Value.Literal()
		if n, err := strconv.Atoi(strings.TrimSpace(text)); known && o.File == nil && o.HasValue && (err != nil || n <= 0 || n > value) {
			edits = append(edits, edit{option: o.Flag.String(), value: strconv.Itoa(value), old: text, replaces: true, index: o.Index + 1, where: where})
		}
	}
	if !p.covered(k) {
		edits = append(edits, edit{option: "-" + k.option, value: strconv.Itoa(value), index: first, where: where})
	}
	return edits
}

// covered reports whether every part that the knob reaches has the option
// already.
func (p *problem) covered(k knob) bool {
	switch k.reach {
	case filterThreads:
		return p.givenGlobally("filter_threads")
	case complexThreads:
		return p.givenGlobally("filter_complex_threads")
	case cpuCount:
		return false
	case inputThreads:
		for _, d := range p.graph.Decoders {
			if d.Input.Index == k.file && !d.Threads.Given {
				return false
			}
		}
		return true
	}
	for _, s := range p.graph.Outputs[k.file].Streams {
		if s.Encoder != nil && !s.Encoder.Threads.Given {
			return false
		}
	}
	return true
}

func (p *problem) givenGlobally(name string) bool {
	return slices.ContainsFunc(p.command.Invocation.Global, func(o ffmpeg.Option) bool { return o.Name == name })
}

// parameterEdits sets a parameter in the lists that are given for the output,
// or adds a list.
func (p *problem) parameterEdits(k knob, value int, before []edit) []edit {
	text := strconv.Itoa(value)
	if k.key == "pools" && value == 0 {
		text = "none"
	}
	where := fmt.Sprintf("before output %d", k.file)
	var edits []edit
	for _, o := range p.listed(k.file, k.option) {
		old, _ := o.Value.Literal()
		for _, e := range before {
			if e.replaces && e.index == o.Index+1 {
				old = e.value
			}
		}
		edits = append(edits, edit{option: o.Flag.String(), value: withParameter(old, k.key, text), old: old, replaces: true, index: o.Index + 1, where: where})
	}
	if len(edits) == 0 {
		f := p.graph.Outputs[k.file].File
		edits = append(edits, edit{option: "-" + k.option, value: k.key + "=" + text, index: f.Index, where: where})
	}
	return edits
}

// withParameter sets one parameter of a list such as "crf=20:pools=+".
func withParameter(list, key, value string) string {
	pairs := strings.Split(list, ":")
	if list == "" {
		pairs = nil
	}
	found := false
	for i, pair := range pairs {
		if name, _, _ := strings.Cut(pair, "="); strings.ReplaceAll(name, "_", "-") == key {
			pairs[i], found = name+"="+value, true
		}
	}
	if !found {
		pairs = append(pairs, key+"="+value)
	}
	return strings.Join(pairs, ":")
}
