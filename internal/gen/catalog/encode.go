package main

import (
	"bytes"
	"strings"
)

// encode returns the data file: a line a fact, tabs between cells; options
// are indented below their class, constants below their option.
func (d *facts) encode() []byte {
	var out bytes.Buffer
	out.WriteString("version\t" + d.version + "\n")
	for _, t := range d.tools {
		out.WriteString(t.line() + "\n")
	}
	for _, line := range d.lines {
		out.WriteString(line + "\n")
	}
	for _, c := range d.classes {
		out.WriteString("class\t" + c.id + "\t" + c.kind + "\n" + c.body())
	}
	return out.Bytes()
}

// text identifies a block: two with the same text are one.
func (c class) text() string { return c.name + "\n" + c.kind + "\n" + c.body() }

// body returns the lines of the options.
func (c class) body() string {
	var b strings.Builder
	for _, o := range c.options {
		alias := ""
		if o.alias {
			alias = "="
		}
		cells := []string{"", o.name, o.kind, o.flags + alias, o.min, o.max, o.def}
		b.WriteString(strings.TrimRight(strings.Join(cells, "\t"), "\t") + "\n")
		for _, k := range o.constants {
			b.WriteString("\t\t" + k.name + "\t" + k.value + "\t" + k.flags + "\n")
		}
	}
	return b.String()
}
