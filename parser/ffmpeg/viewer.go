package ffmpeg

import (
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// parseViewer reads the arguments of ffprobe and ffplay: one group, whose file
// is the operand or the argument of -i (fftools/cmdutils.c, parse_options).
func (p *parser) parseViewer() {
	optionsEnd := false
	for p.at < len(p.words) {
		w := p.words[p.at]
		text, _ := p.text(w)
		switch {
		case startsOpen(w) && w.Splits() && len(w.Parts) == 1 && p.at+1 < len(p.words):
			p.opened(p.at)
			p.at++
		case text == "--" && !optionsEnd:
			optionsEnd = true
			p.at++
		case optionsEnd || text == "-" || !strings.HasPrefix(text, "-"):
			if startsOpen(w) {
				p.opened(p.at)
			}
			p.viewed(p.at)
			p.at++
		default:
			p.viewerOption(text[1:])
		}
	}
	p.inv.Open = p.hole < len(p.words)
	for i := range p.inv.Inputs {
		p.inv.Inputs[i].Options = p.group
	}
}

func (p *parser) viewed(index int) {
	p.inv.Inputs = append(p.inv.Inputs, File{URL: p.words[index], Index: index})
}

// viewerOption takes an option and its argument.
func (p *parser) viewerOption(name string) {
	base, spec, _ := strings.Cut(name, ":")
	o := Option{Name: base, Spec: printable(spec), As: base, Class: Tool, Flag: p.words[p.at], Index: p.at}
	p.at++
	if name == "i" {
		if p.at == len(p.words) {
			p.missing(o.Index, name)
			return
		}
		p.viewed(p.at)
		p.at++
		return
	}
	if viewerFlag(p.inv.Program, base) {
		p.group = append(p.group, o)
		return
	}
	if t, ok := p.cat.ToolOption(base); ok && t.Arg == catalog.ArgOptional {
		p.inv.Exits = true
	} else if !ok && p.libraryClass(name, base) != NoClass {
		o.Class = p.libraryClass(name, base)
	}
	if p.at < len(p.words) {
		p.takeValue(&o)
	}
	p.group = append(p.group, o)
}

// viewerFlag knows the options without argument of ffprobe and ffplay
// (fftools/ffprobe.c and ffplay.c, real_options), also with no before them.
func viewerFlag(program, name string) bool {
	flags := probeFlags()
	if program == "ffplay" {
		flags = playFlags()
	}
	if slices.Contains(flags, name) || slices.Contains(flags, strings.TrimPrefix(name, "no")) {
		return true
	}
	return program == "ffprobe" && strings.HasPrefix(name, "show_") &&
		name != "show_entries" && name != "show_data_hash" && name != "show_optional_fields"
}

func probeFlags() []string {
	return []string{
		"hide_banner", "report", "bitexact", "unit", "prefix", "byte_binary_prefix", "sexagesimal", "pretty", "private",
		"count_frames", "count_packets", "find_stream_info",
	}
}

func playFlags() []string {
	return []string{
		"hide_banner", "report", "autorotate", "fs", "an", "vn", "sn", "nodisp", "noborder", "alwaysontop", "stats", "fast",
		"genpts", "autoexit", "exitonkeydown", "exitonmousedown", "infbuf", "framedrop", "find_stream_info",
	}
}
