package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// facts is what one binary knows, ready to be written.
type facts struct {
	version string
	tools   []tool
	classes []class
	lines   []string          // everything else, as written
	known   map[string]string // a block's text → its id
	taken   map[string]int
}

// collect asks a binary for everything.
func collect(b *binary) (*facts, error) {
	d := &facts{version: b.version, known: map[string]string{}, taken: map[string]int{}}
	full := parseClasses(b.output("-h", "full"))
	if len(full) == 0 {
		return nil, fmt.Errorf("-h full prints no options")
	}
	setKinds(full)
	for _, c := range full {
		d.class(c)
	}
	d.tools = probeTools(b)
	d.codecs(b)
	d.coders(b, "encoder", "-encoders")
	d.coders(b, "decoder", "-decoders")
	d.formats(b, "muxer", "-muxers")
	d.formats(b, "demuxer", "-demuxers")
	d.filters(b)
	d.protocols(b)
	d.pixFmts(b)
	d.bsfs(b)
	d.samples(b)
	return d, b.err
}

// class remembers a block once, however many share it, and returns its id.
func (d *facts) class(c class) string {
	text := c.text()
	if id, ok := d.known[text]; ok {
		return id
	}
	d.taken[c.name]++
	c.id = c.name
	if n := d.taken[c.name]; n > 1 {
		c.id = fmt.Sprintf("%s#%d", c.name, n)
	}
	d.known[text] = c.id
	d.classes = append(d.classes, c)
	return c.id
}

// add writes a line of the given cells, without empty ones at its end.
func (d *facts) add(cells ...string) {
	d.lines = append(d.lines, strings.TrimRight(strings.Join(cells, "\t"), "\t"))
}

func (d *facts) codecs(b *binary) {
	for _, r := range list(b.output("-codecs"), 6) {
		d.add("codec", r.name, strings.ReplaceAll(r.flags, ".", ""), strings.ToLower(r.flags[2:3]))
	}
}

func (d *facts) coders(b *binary, what, flag string) {
	for _, r := range list(b.output(flag), 6) {
		help := b.output("-h", what+"="+r.name)
		experimental := ""
		if r.flags[3] == 'X' {
			experimental = "x"
		}
		cells := []string{what, r.name, r.codecOf(), strings.ToLower(r.flags[:1]), threads(help) + experimental, d.ownClass(help, "codec")}
		if what == "encoder" {
			cells = append(cells, supported(help)...)
		}
		d.add(cells...)
	}
}

func (d *facts) formats(b *binary, what, flag string) {
	for _, r := range list(b.output(flag), formatFlags(b)) {
		help := b.output("-h", what+"="+r.name)
		d.add(what, r.name, field(help, "Common extensions:"), d.ownClass(help, "format"),
			field(help, "Default video codec:"), field(help, "Default audio codec:"), field(help, "Default subtitle codec:"))
	}
}

// formatFlags is the width of the flag column of -muxers: 7.0 added devices.
func formatFlags(b *binary) int {
	if strings.Contains(b.output("-muxers"), "..d = ") {
		return 3
	}
	return 2
}

func (d *facts) filters(b *binary) {
	for _, r := range filterRows(b.output("-filters")) {
		help := b.output("-h", "filter="+r.name)
		d.add("filter", r.name, strings.ReplaceAll(r.flags, ".", ""), pads(help, "Inputs"), pads(help, "Outputs"), d.filterClasses(help))
	}
}

// filterClasses returns the filter's own block, "" if it has none, and those
// of its children (the scaler behind scale), joined with ";".
func (d *facts) filterClasses(help string) string {
	var ids []string
	for i, c := range parseClasses(help) {
		c.kind = "filter"
		if child := regexp.MustCompile(`^(SW|AVA)`).MatchString(c.name); child {
			if i == 0 {
				ids = append(ids, "")
			}
			c.kind = map[bool]string{true: "scaler", false: "resampler"}[c.name == "SWScaler"]
		}
		if id := d.class(c); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return strings.Join(ids, ";")
}

func (d *facts) protocols(b *binary) {
	input, output := protocols(b.output("-protocols"))
	for _, name := range input {
		if slices.Contains(output, name) {
			d.add("protocol", name, "io")
			continue
		}
		d.add("protocol", name, "i")
	}
	for _, name := range output {
		if !slices.Contains(input, name) {
			d.add("protocol", name, "o")
		}
	}
}

func (d *facts) pixFmts(b *binary) {
	for _, r := range list(b.output("-pix_fmts"), 5) {
		numbers := strings.Fields(r.rest)
		if len(numbers) < 2 {
			continue
		}
		d.add("pixfmt", r.name, numbers[0], numbers[1], strings.ToLower(strings.ReplaceAll(r.flags, ".", "")))
	}
}

func (d *facts) bsfs(b *binary) {
	for _, name := range names(b.output("-bsfs")) {
		help := b.output("-h", "bsf="+name)
		d.add("bsf", name, d.ownClass(help, "bsf"), field(help, "Supported codecs:"))
	}
}

// samples adds the sample formats with their bits, and the channel layouts
// with their channels.
func (d *facts) samples(b *binary) {
	for _, line := range strings.Split(b.output("-sample_fmts"), "\n")[1:] {
		if cells := strings.Fields(line); len(cells) == 2 {
			d.add("samplefmt", cells[0], cells[1])
		}
	}
	_, standard, _ := strings.Cut(b.output("-layouts"), "DECOMPOSITION")
	for _, line := range strings.Split(standard, "\n") {
		if cells := strings.Fields(line); len(cells) == 2 {
			d.add("layout", cells[0], cells[1])
		}
	}
}

// ownClass returns the id of the first block of a help text.
func (d *facts) ownClass(help, kind string) string {
	classes := parseClasses(help)
	if len(classes) == 0 {
		return ""
	}
	classes[0].kind = kind
	return d.class(classes[0])
}
