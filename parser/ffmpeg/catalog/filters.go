package catalog

import (
	"slices"
	"strings"
)

// Filter returns the filter with the given name. Its lists are not to be changed.
func (c *Catalog) Filter(name string) (Filter, bool) {
	r, ok := c.data.row("filter", name)
	if !ok {
		return Filter{}, false
	}
	return c.data.filters.Get(name, func() Filter { return c.data.filter(name, r) }), true
}

// filter reads a filter's row and options.
func (d *data) filter(name string, r row) Filter {
	f := Filter{Name: name, Timeline: r.has(2, 'T'), SliceThreads: r.has(2, 'S')}
	f.Inputs, f.DynamicInputs = pads(r.cell(3))
	f.Outputs, f.DynamicOutputs = pads(r.cell(4))
	for i, id := range strings.Split(r.cell(5), ";") {
		options := d.classOptions(id)
		if i == 0 {
			f.Options = unprinted(name, options)
			continue
		}
		f.Children = append(f.Children, options...)
	}
	return f
}

// unprinted adds the options that ffmpeg has and does not print: up to 6.x
// scale's size lacks the flags by which -h chooses what to show (vf_scale.c).
func unprinted(filter string, options []AVOption) []AVOption {
	if filter != "scale" && filter != "scale2ref" {
		return options
	}
	at := slices.IndexFunc(options, func(o AVOption) bool { return o.Name == "interl" }) + 1
	if at == 0 || slices.ContainsFunc(options, func(o AVOption) bool { return o.Name == "size" }) {
		return options
	}
	size := AVOption{Name: "size", Owner: options[0].Owner, Kind: FilterClass, Type: "string"}
	short := size
	short.Name, short.Flags = "s", Alias
	return slices.Insert(slices.Clone(options), at, size, short)
}

// HasFilter reports whether there is a filter with the given name.
func (c *Catalog) HasFilter(name string) bool {
	_, ok := c.data.row("filter", name)
	return ok
}

// Option returns the filter's option with the given name, its children's
// included; the options that every filter has are those of AVFilter.
func (f Filter) Option(name string) (AVOption, bool) {
	for _, list := range [][]AVOption{f.Options, f.Children, common()} {
		for _, o := range list {
			if o.Name == name {
				return o, true
			}
		}
	}
	return AVOption{}, false
}

// OptionNames returns the names of all options of the filter.
func (f Filter) OptionNames() []string {
	var names []string
	for _, list := range [][]AVOption{f.Options, f.Children, common()} {
		for _, o := range list {
			names = append(names, o.Name)
		}
	}
	return names
}

// common returns the options of every filter (libavfilter, avfilter.c).
func common() []AVOption {
	flags := Filtering | Video | Audio
	return []AVOption{
		{Name: "thread_type", Owner: "AVFilter", Kind: FilterClass, Type: "flags", Flags: flags,
			Constants: []Constant{{Name: "slice"}}},
		{Name: "enable", Owner: "AVFilter", Kind: FilterClass, Type: "string", Flags: flags | Runtime},
		{Name: "threads", Owner: "AVFilter", Kind: FilterClass, Type: "int", Flags: flags, Min: "0", Max: "INT_MAX"},
		{Name: "extra_hw_frames", Owner: "AVFilter", Kind: FilterClass, Type: "int", Flags: flags, Min: "-1", Max: "INT_MAX"},
	}
}

// pads reads "v:main v:overlay"; "*" is decided by the options.
func pads(cell string) (list []Pad, dynamic bool) {
	if cell == "*" {
		return nil, true
	}
	for _, pad := range strings.Fields(cell) {
		media, name, _ := strings.Cut(pad, ":")
		list = append(list, Pad{Name: name, Media: Media(media[0])})
	}
	return list, false
}
