package fit

import (
	"slices"

	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// parameter names the list of an encoder's parameters, and the one in it that
// sets threads which -threads does not reach: "" if there is none.
func parameter(encoder string) (list, key string) {
	switch encoder {
	case "libx264", "libx264rgb":
		return "x264-params", ""
	case "libx265":
		return "x265-params", "pools"
	case "libsvtav1":
		return "svtav1-params", "lp"
	}
	return "", ""
}

// linkParameter links a part to a parameter of its encoder's library.
func (p *problem) linkParameter(part *part, e *graph.Encoder, list, key, arg string) {
	file := fileOf(part.Role)
	if missing := p.lacking(e.Name, list); missing != "" {
		p.note("ffmpeg %s, which it may run on, does not know -%s: the threads of %s stay; --ffmpeg says which one runs", missing, list, part.Name)
		return
	}
	for _, o := range p.listed(file, list) {
		if _, known := o.Value.Literal(); !known || o.File != nil {
			p.note("the value of -%s is not known here: the threads of %s stay", list, part.Name)
			return
		}
	}
	k := p.knob(knob{reach: library, file: file, option: list, key: key, encoder: e.Name})
	part.links = append(part.links, link{knob: k, arg: arg})
}

// listed returns the options of that name in front of an output.
func (p *problem) listed(output int, name string) []ffmpeg.Option {
	if output < 0 || output >= len(p.graph.Outputs) || p.graph.Outputs[output].File == nil {
		return nil
	}
	var found []ffmpeg.Option
	for _, o := range p.graph.Outputs[output].File.Options {
		if o.Name == name {
			found = append(found, o)
		}
	}
	return found
}

// lacking returns the oldest version that the command may run on and that
// does not know an encoder's option; "" if all know it.
func (p *problem) lacking(encoder, option string) string {
	for _, v := range p.versions() {
		cat := catalog.Load(v)
		options := cat.EncoderOptions(encoder)
		lists := slices.ContainsFunc(options, func(o catalog.AVOption) bool { return o.Name == option })
		if !lists && (len(options) > 0 || !cat.HasAVOption(catalog.CodecClass, option)) {
			return v
		}
	}
	return ""
}

// versions are those that the command may run on.
func (p *problem) versions() []string {
	t := p.command.Estimate.Threads
	var all []string
	for _, v := range t.ByVersion {
		if !v.Refused {
			all = append(all, v.Version)
		}
	}
	if len(all) == 0 && t.FFmpeg != "" {
		all = []string{t.FFmpeg}
	}
	return all
}
