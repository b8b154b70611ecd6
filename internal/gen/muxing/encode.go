package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// encode prints the findings, a fact a line.
func (d *findings) encode() []byte {
	var b bytes.Buffer
	for _, media := range []byte("vas") {
		slices.Sort(d.codecs[media])
		fmt.Fprintf(&b, "codecs\t%c\t%s\n", media, strings.Join(d.codecs[media], " "))
	}
	tags := tagNames()
	for i, tag := range tags {
		tags[i] = strings.ReplaceAll(tag, `\`, "_")
	}
	fmt.Fprintf(&b, "tags\t%s\n", strings.Join(tags, " "))
	for _, m := range d.muxers {
		fmt.Fprintf(&b, "muxer\t%s\t%s", m, strings.Join(d.layouts[m], " "))
		for _, media := range []byte("vas") {
			fmt.Fprintf(&b, "\t%s", set(d.codecs[media], d.takes[m]))
		}
		b.WriteByte('\n')
		var codecs []string
		for codec := range d.tags[m] {
			codecs = append(codecs, codec)
		}
		slices.Sort(codecs)
		for _, codec := range codecs {
			fmt.Fprintf(&b, "tag\t%s\t%s\t%s\n", m, codec, set(tags, d.tags[m][codec]))
		}
	}
	return b.Bytes()
}

// set prints which of all are taken: their names, or "*" and those that are
// not, whichever is shorter.
func set(all []string, taken map[string]bool) string {
	in, out := []string{}, []string{"*"}
	for _, name := range all {
		if taken[name] {
			in = append(in, name)
		} else {
			out = append(out, "-"+name)
		}
	}
	if len(in) < len(out) {
		return strings.Join(in, " ")
	}
	return strings.Join(out, " ")
}
