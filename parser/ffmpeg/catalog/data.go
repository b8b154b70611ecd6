package catalog

import (
	"strconv"
	"strings"
	"sync"
)

// data is one version's file, indexed. Rows and options stay text until
// someone asks for them: most runs need few of them.
type data struct {
	tools   map[string]ToolOption
	rows    map[string]map[string]row // by kind and name
	order   map[string][]row          // by kind, as registered
	classes map[string]*class
	options map[string][]place // by option name

	protocolClasses func() map[string]bool
	extensions      func() map[string]row // "muxer mp4" → its row

	filters   memo[Filter]
	avOptions memo[[]AVOption]
}

// row is a line of the file: kind, name and further cells, between tabs.
type row string

// class is a block of options.
type class struct {
	id, name string
	kind     ClassKind
	text     string
}

// place is where an option is declared: its class and the offset in its text.
type place struct {
	class  *class
	offset int
}

// parse indexes a file (its format: internal/gen/catalog, encode).
func parse(text string) *data {
	d := &data{
		tools:   map[string]ToolOption{},
		rows:    map[string]map[string]row{},
		order:   map[string][]row{},
		classes: map[string]*class{},
		options: map[string][]place{},
	}
	for text != "" {
		line, rest, _ := strings.Cut(text, "\n")
		switch r := row(line); r.cell(0) {
		case "tool":
			o := toolOption(r)
			d.tools[o.Name] = o
		case "class":
			rest = d.addClass(r, rest)
		default:
			d.addRow(r)
		}
		text = rest
	}
	d.protocolClasses = sync.OnceValue(d.findProtocolClasses)
	d.extensions = sync.OnceValue(d.findExtensions)
	return d
}

// findProtocolClasses returns the names of the classes of format options that
// no muxer or demuxer has.
func (d *data) findProtocolClasses() map[string]bool {
	used := map[string]bool{"AVFormatContext": true}
	for _, kind := range []string{"muxer", "demuxer"} {
		for _, r := range d.order[kind] {
			used[r.cell(3)] = true
		}
	}
	found := map[string]bool{}
	for id, c := range d.classes {
		if c.kind == FormatClass && !used[id] {
			found[c.name] = true
		}
	}
	return found
}

// addRow indexes a row by its name and, for lists of names, by each of them.
func (d *data) addRow(r row) {
	kind, name := r.cell(0), r.cell(1)
	byName := d.rows[kind]
	if byName == nil {
		byName = map[string]row{}
		d.rows[kind] = byName
	}
	d.order[kind] = append(d.order[kind], r)
	byName[name] = r
	if !strings.Contains(name, ",") {
		return
	}
	for _, n := range strings.Split(name, ",") {
		if _, taken := byName[n]; !taken {
			byName[n] = r
		}
	}
}

// addClass takes the indented lines below a class and returns the rest.
func (d *data) addClass(r row, text string) string {
	c := &class{id: r.cell(1), kind: classKind(r.cell(2))}
	c.name, _, _ = strings.Cut(c.id, "#")
	d.classes[c.id] = c
	listed := c.kind != FilterClass && c.kind != BSFClass
	at := 0
	for at < len(text) && text[at] == '\t' {
		end := at + strings.IndexByte(text[at:], '\n') + 1
		if end == at {
			end = len(text)
		}
		if listed && text[at+1] != '\t' {
			name, _, _ := strings.Cut(text[at+1:end-1], "\t")
			d.options[name] = append(d.options[name], place{c, at})
		}
		at = end
	}
	c.text = text[:at]
	return text[at:]
}

func (d *data) row(kind, name string) (row, bool) {
	r, ok := d.rows[kind][name]
	return r, ok
}

// cell returns the cell with the given index, "" behind the last one.
func (r row) cell(index int) string {
	rest := string(r)
	for ; index > 0; index-- {
		_, after, ok := strings.Cut(rest, "\t")
		if !ok {
			return ""
		}
		rest = after
	}
	cell, _, _ := strings.Cut(rest, "\t")
	return cell
}

func (r row) has(index int, letter byte) bool { return strings.IndexByte(r.cell(index), letter) >= 0 }

func (r row) number(index int) int {
	n, _ := strconv.Atoi(r.cell(index))
	return n
}

// list splits a cell; nil if it is empty.
func (r row) list(index int, separator string) []string {
	cell := r.cell(index)
	if cell == "" {
		return nil
	}
	return strings.Split(cell, separator)
}

func (r row) media(index int) Media {
	if cell := r.cell(index); cell != "" {
		return Media(cell[0])
	}
	return 0
}
