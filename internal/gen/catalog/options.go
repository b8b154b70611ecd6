package main

import (
	"regexp"
	"strings"
)

// class is one block of AVOptions.
type class struct {
	id      string // unique: the name, with a number if several blocks share it
	name    string // "libx264"
	kind    string // codec, format, scaler, resampler, filter, bsf
	options []option
}

// option is one AVOption with its constants; texts are as printed.
type option struct {
	name, kind, flags, min, max, def string
	alias                            bool // shares its storage with the option before it
	constants                        []constant
	help                             string // to find aliases; not written
}

type constant struct{ name, value, flags string }

var (
	optionLine   = regexp.MustCompile(`^ {2,3}-?(\S+)\s+\[?<([a-z_A-Z0-9 ]+?)\s*>\s*\]?\s*([A-Z.]{8,12})(?: (.*))?$`)
	constantLine = regexp.MustCompile(`^ {5}(\S+)\s+(?:(-?[\w.]+)\s+)?([A-Z.]{8,12})(?: .*)?$`)
	rangePart    = regexp.MustCompile(` ?\(from ([^\s()]+) to ([^\s()]+)\)`)
	defaultPart  = regexp.MustCompile(` ?\(default (.*)\)$`)
)

// parseClasses reads every block of AVOptions in a help text.
func parseClasses(help string) []class {
	var classes []class
	inside := false
	for _, line := range strings.Split(help, "\n") {
		switch {
		case strings.HasSuffix(line, " AVOptions:"):
			classes = append(classes, class{name: strings.TrimSuffix(line, " AVOptions:")})
			inside = true
		case !strings.HasPrefix(line, "  "):
			inside = inside && line != ""
		case inside:
			classes[len(classes)-1].read(line)
		}
	}
	return classes
}

// read adds the option or constant that a line declares.
func (c *class) read(line string) {
	if m := optionLine.FindStringSubmatch(line); m != nil {
		c.options = append(c.options, newOption(m))
		c.markAlias()
		return
	}
	m := constantLine.FindStringSubmatch(line)
	if n := len(c.options); m != nil && n > 0 {
		last := &c.options[n-1]
		last.constants = append(last.constants, constant{m[1], m[2], letters(m[3])})
	}
}

// newOption takes the range and the default off the right end of the help:
// the sentence before them may hold parentheses of its own.
func newOption(m []string) option {
	o := option{name: m[1], kind: m[2], flags: letters(m[3])}
	rest := m[4]
	if d := defaultPart.FindStringSubmatchIndex(rest); d != nil {
		o.def = strings.Trim(rest[d[2]:d[3]], `"`)
		rest = rest[:d[0]]
	}
	if all := rangePart.FindAllStringSubmatchIndex(rest, -1); all != nil {
		r := all[len(all)-1]
		o.min, o.max = rest[r[2]:r[3]], rest[r[4]:r[5]]
		rest = rest[:r[0]]
	}
	o.help = strings.TrimSpace(rest)
	return o
}

// markAlias marks the newest option if it is another name of the one before:
// libavutil does not print where an option is stored, but aliases share type,
// range, default and help.
func (c *class) markAlias() {
	n := len(c.options)
	if n < 2 {
		return
	}
	o, before := &c.options[n-1], c.options[n-2]
	o.alias = o.help != "" && o.help == before.help && o.kind == before.kind &&
		o.def == before.def && o.min == before.min && o.max == before.max
}

// letters drops the dots of a flag column.
func letters(flags string) string { return strings.ReplaceAll(flags, ".", "") }

// setKinds tells in which library each block of `-h full` is looked up: the
// blocks stand in a fixed order (fftools/ffmpeg_opt.c, show_help_default).
func setKinds(classes []class) {
	kind := "codec"
	for i := range classes {
		c := &classes[i]
		switch c.name {
		case "AVFormatContext":
			kind = "format"
		case "SWScaler":
			if kind == "format" {
				kind = "scaler"
			}
		case "SWResampler", "AVAResampler":
			if kind == "scaler" {
				kind = "resampler"
			}
		case "AVFilter":
			kind = "filter"
		case "AVBSFContext":
			kind = "bsf"
		}
		c.kind = kind
		if kind == "filter" && strings.Contains(c.name, "bsf") {
			kind, c.kind = "bsf", "bsf"
		}
	}
}
