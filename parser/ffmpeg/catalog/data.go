package catalog

import (
	"strings"
	"sync"

	"github.com/ffvet/ffvet/parser/ffmpeg/edition"
)

// data is one version's file. It is cut into sections, and each is indexed
// when someone asks for it: rows and options stay text until they are needed.
type data struct {
	sections map[string]func() section // by kind
	tools    func() map[string]ToolOption
	classes  func() *classes

	protocolClasses func() map[string]bool
	extensions      func() map[string]row // "muxer mp4" → its row
	defaults        func() map[string]row // "encoder h264" → its row

	filters   edition.Memo[Filter]
	avOptions edition.Memo[[]AVOption] // by name
	lists     edition.Memo[[]AVOption] // by class
}

// parse cuts a file (its format: docs/catalog.md). The blocks of options
// stand behind all other rows.
func parse(text string) *data {
	rows, blocks := text, ""
	if i := strings.Index(text, "\nclass\t"); i >= 0 {
		rows, blocks = text[:i+1], text[i+1:]
	}
	d := &data{sections: sections(rows)}
	d.tools = sync.OnceValue(func() map[string]ToolOption {
		options := d.rows("tool")
		tools := make(map[string]ToolOption, len(options))
		for _, r := range options {
			o := toolOption(r)
			tools[o.Name] = o
		}
		return tools
	})
	d.classes = sync.OnceValue(func() *classes { return newClasses(blocks) })
	d.protocolClasses = sync.OnceValue(d.findProtocolClasses)
	d.extensions = sync.OnceValue(d.findExtensions)
	d.defaults = sync.OnceValue(d.findDefaults)
	return d
}

// section returns the rows of a kind; none if the data has no such kind.
func (d *data) section(kind string) section {
	if s := d.sections[kind]; s != nil {
		return s()
	}
	return section{}
}

// rows returns the rows of a kind as registered.
func (d *data) rows(kind string) []row { return d.section(kind).order }

// row returns the row of a kind with the given name.
func (d *data) row(kind, name string) (row, bool) {
	r, ok := d.section(kind).byName[name]
	return r, ok
}

// findProtocolClasses returns the names of the classes of format options that
// no muxer or demuxer has.
func (d *data) findProtocolClasses() map[string]bool {
	used := map[string]bool{"AVFormatContext": true}
	for _, kind := range []string{"muxer", "demuxer"} {
		for _, r := range d.rows(kind) {
			used[r.cell(3)] = true
		}
	}
	found := map[string]bool{}
	for id, c := range d.classes().byID {
		if c.kind == FormatClass && !used[id] {
			found[c.name] = true
		}
	}
	return found
}
