package catalog

import (
	"iter"
	"slices"
	"strings"
)

// class is a block of options.
type class struct {
	id, name string
	kind     ClassKind
	text     string
}

// classes are all blocks, and where each option is declared.
type classes struct {
	byID   map[string]*class
	places []place
	first  map[string]int32 // option name → its first place
}

// place is a declaration of an option: its class, the offset in the class's
// text, and the next place that declares the name; -1 if there is none.
type place struct {
	class  *class
	offset int32
	next   int32
}

// newClasses indexes the blocks. The options of filters and bitstream filters
// are found by their owners only.
func newClasses(text string) *classes {
	x := &classes{byID: map[string]*class{}, places: make([]place, 0, strings.Count(text, "\n\t")-strings.Count(text, "\n\t\t"))}
	for text != "" {
		line, body, _ := strings.Cut(text, "\n")
		r := row(line)
		c := &class{id: r.cell(1), kind: classKind(r.cell(2))}
		c.name, _, _ = strings.Cut(c.id, "#")
		x.byID[c.id] = c
		end := 0
		for strings.HasPrefix(body[end:], "\t") {
			if body[end+1] != '\t' && c.kind != FilterClass && c.kind != BSFClass {
				x.places = append(x.places, place{class: c, offset: int32(end), next: -1})
			}
			end += strings.IndexByte(body[end:], '\n') + 1
		}
		c.text, text = body[:end], body[end:]
	}
	x.chain()
	return x
}

// chain links the places of each name, in the order of the file.
func (x *classes) chain() {
	x.first = make(map[string]int32, len(x.places)/2)
	for i, p := range slices.Backward(x.places) {
		name := p.name()
		if next, ok := x.first[name]; ok {
			x.places[i].next = next
		}
		x.first[name] = int32(i)
	}
}

// name returns the option's name.
func (p place) name() string {
	line := p.class.text[p.offset+1:]
	return line[:strings.IndexAny(line, "\t\n")]
}

// declaring goes through the places that declare the option.
func (x *classes) declaring(name string) iter.Seq[place] {
	return func(yield func(place) bool) {
		i, ok := x.first[name]
		if !ok {
			return
		}
		for ; i >= 0 && yield(x.places[i]); i = x.places[i].next {
		}
	}
}
