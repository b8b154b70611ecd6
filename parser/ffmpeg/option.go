package ffmpeg

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// option reads an option, whose name is given without its dash, in the order
// in which ffmpeg looks it up: separators, its own table, the libraries'
// options, -noNAME.
func (p *parser) option(name string) {
	if name == "i" || name == "dec" && p.since("7.0") {
		p.separator(name)
		return
	}
	base, spec, _ := strings.Cut(name, ":")
	if strings.Contains(base, holeByte) {
		p.opened(p.at)
		p.at++
		return
	}
	if p.gone(base, spec) {
		p.unknownOption(base, spec)
		return
	}
	slash := p.since("7.0") && strings.HasPrefix(base, "/")
	if t, ok := p.cat.ToolOption(strings.TrimPrefix(base, slashIf(slash))); ok {
		p.toolOption(t, spec, slash)
		return
	}
	if class := p.libraryClass(name, base); class != NoClass && p.at+1 < len(p.words) {
		p.libraryOption(class, base, spec)
		return
	}
	if t, ok := p.cat.ToolOption(strings.TrimPrefix(base, "no")); ok && t.Bool && base != t.Name {
		o := p.newOption(t, spec)
		o.Negated = true
		p.add(o, t)
		p.at++
		return
	}
	p.unknown(name, base, spec)
}

func slashIf(slash bool) string {
	if slash {
		return "/"
	}
	return ""
}

// toolOption takes an option of ffmpeg's own table and its argument.
func (p *parser) toolOption(t catalog.ToolOption, spec string, fromFile bool) {
	o := p.newOption(t, spec)
	p.at++
	switch t.Arg {
	case catalog.ArgRequired:
		if p.at == len(p.words) {
			p.missing(o.Index, o.typed())
			return
		}
		p.takeValue(&o)
		if fromFile || strings.HasSuffix(o.Name, "_script") {
			p.readFile(&o)
		}
	case catalog.ArgOptional:
		p.inv.Exits = true
		if p.at < len(p.words) {
			p.takeValue(&o)
		}
	}
	p.checkSpec(t, &o, spec)
	p.checkValue(t, o)
	p.add(o, t)
}

func (p *parser) takeValue(o *Option) {
	o.Value, o.HasValue = p.words[p.at], true
	p.at++
}

// newOption returns the option under its canonical name.
func (p *parser) newOption(t catalog.ToolOption, spec string) Option {
	o := Option{Name: t.Canonical, Spec: printable(spec), As: t.Name, Class: Tool, Flag: p.words[p.at], Index: p.at}
	switch {
	case t.ImpliedSpec == "":
	case t.Name == "vtag" || t.Name == "atag" || t.Name == "stag" || t.Name == "vbsf" || t.Name == "absf":
		// opt_old2new appends the type to what was typed.
		o.Spec = strings.TrimPrefix(o.Spec+":"+t.ImpliedSpec, ":")
	case spec == "" || t.Canonical != t.Name && t.Name != "qscale":
		o.Spec = t.ImpliedSpec // what was typed is ignored
	}
	return o
}

// libraryClass tells which library knows an option (cmdutils.c, opt_default).
// name is as typed, base without its specifier.
func (p *parser) libraryClass(name, base string) Class {
	if p.cat.HasAVOption(catalog.CodecClass, base) || prefixed(name) && p.cat.HasGeneric(name[1:]) {
		return Codec
	}
	if p.cat.HasAVOption(catalog.FormatClass, name) {
		return Format
	}
	if p.cat.HasAVOption(catalog.ScalerClass, name) && !sizeOfScaler(name) {
		return Scaler
	}
	if p.cat.HasAVOption(catalog.ResamplerClass, name) {
		return Resampler
	}
	return NoClass
}

// prefixed reports whether a name may be a media type's letter and a generic
// option: -vb, -ab, -aq.
func prefixed(name string) bool {
	return len(name) > 1 && strings.IndexByte("vas", name[0]) >= 0
}

// sizeOfScaler are the options of the scaler that ffmpeg sets itself.
func sizeOfScaler(name string) bool {
	switch name {
	case "srcw", "srch", "dstw", "dsth", "src_format", "dst_format":
		return true
	}
	return false
}

// libraryOption takes an AVOption and its argument.
func (p *parser) libraryOption(class Class, base, spec string) {
	o := Option{Name: base, Spec: printable(spec), As: base, Class: class, Flag: p.words[p.at], Index: p.at}
	if class == Codec && !p.cat.HasAVOption(catalog.CodecClass, base) {
		o.Name, o.Spec = base[1:], base[:1] // -vb is -b:v
	}
	p.at++
	p.takeValue(&o)
	if class == Codec && spec != "" {
		p.checkSyntax(&o, spec)
	}
	p.checkEarly(o)
	p.checkMoved(o)
	p.group = append(p.group, o)
}

// add puts a tool option where it applies.
func (p *parser) add(o Option, t catalog.ToolOption) {
	p.checkHistory(o)
	if t.Scope&(catalog.Input|catalog.Output) == 0 {
		p.inv.Global = append(p.inv.Global, o)
		return
	}
	p.group = append(p.group, o)
}

// unknown takes an option that no table knows.
func (p *parser) unknown(name, base, spec string) {
	p.reportUnknown(name, base, spec)
	p.unknownOption(base, spec)
}

// unknownOption guesses from what follows whether the option has an argument.
func (p *parser) unknownOption(base, spec string) {
	o := Option{Name: base, Spec: printable(spec), As: base, Flag: p.words[p.at], Index: p.at}
	p.at++
	if p.at+1 < len(p.words) && !startsOpen(p.words[p.at]) {
		if text, _ := p.text(p.words[p.at]); !strings.HasPrefix(text, "-") {
			p.takeValue(&o)
		}
	}
	p.group = append(p.group, o)
}

// reportUnknown tells what was probably meant, unless the option may belong to
// a part of ffmpeg that the catalog's builds lack. A version without data of its
// own may know an option that the next one knows.
func (p *parser) reportUnknown(name, base, spec string) {
	if p.foreign() {
		return
	}
	problem := Problem{Rule: "unknown-option", Index: p.at, Refused: true}
	problem.Message = fmt.Sprintf("ffmpeg %s has no option -%s", p.inv.Version, printable(name))
	if p.suggestions++; p.suggestions <= mostSuggestions {
		if near := p.meant(base); near != "" {
			problem.Instead = "-" + withSpec(near, spec)
			problem.Message += fmt.Sprintf("; did you mean %s?", problem.Instead)
		}
	}
	p.report(problem)
	// What hides may name a device that these builds lack.
	if p.cat.Interpolated && !p.cat.Lacks(catalog.OptionName, base) || p.hides() && problem.Instead == "" {
		p.inv.Problems[len(p.inv.Problems)-1].Certain = false
	}
}

// meant returns the option that a name probably means: -cv is -c:v, the rest
// is the nearest name.
func (p *parser) meant(base string) string {
	if n := len(base) - 1; n > 0 && strings.IndexByte("vasd", base[n]) >= 0 {
		if t, ok := p.cat.ToolOption(base[:n]); ok && t.PerStream {
			return base[:n] + ":" + base[n:]
		}
	}
	return p.cat.Nearest(catalog.OptionName, base)
}

// mostSuggestions bounds how many unknown options of one command are looked
// up in search of what was meant: each look-up compares with every name.
const mostSuggestions = 20

func withSpec(name, spec string) string {
	if spec == "" {
		return name
	}
	return name + ":" + spec
}

// typed returns the option as it was typed, without dash.
func (o *Option) typed() string {
	text := o.Flag.String()
	return strings.TrimPrefix(text, "-")
}

// printable shows holes.
func printable(text string) string { return strings.ReplaceAll(text, holeByte, "${…}") }

// report adds a problem at the word with its index; nothing behind a hole that
// may hide options is certain.
func (p *parser) report(problem Problem) {
	problem.Certain = p.hole == len(p.words) || problem.Index >= 0 && problem.Index < p.hole
	problem.At = p.span(problem.Index)
	p.inv.Problems = append(p.inv.Problems, problem)
}

func (p *parser) missing(index int, name string) {
	p.report(Problem{Rule: "missing-argument", Message: fmt.Sprintf("-%s needs an argument", name), Index: index, Refused: true})
}
