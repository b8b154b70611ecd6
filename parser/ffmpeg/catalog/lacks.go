package catalog

// Lacks reports whether no build of this version has the name: its data does
// not have it, no other build is known to, and, where the data is that of a
// lower version, the next version with data of its own does not have it either.
func (c *Catalog) Lacks(kind Kind, name string) bool {
	if c.data.has(kind, name) || Foreign(name) {
		return false
	}
	if !c.Interpolated {
		return true
	}
	next, ok := higher(c.Version, withData)
	return ok && Compare(c.From, c.Version) < 0 && !parsed[next]().has(kind, name)
}

// has reports whether the data has the name. A codec's name stands for its
// encoder and its decoder, if this build or one with other libraries has any.
func (d *data) has(kind Kind, name string) bool {
	known := func(kind Kind) bool {
		_, ok := d.row(string(kind), name)
		return ok
	}
	switch kind {
	case OptionName:
		_, tool := d.tools()[name]
		_, library := d.classes().first[name]
		return tool || library
	case EncoderName:
		return known(kind) || d.codes(name, 'E')
	case DecoderName:
		return known(kind) || d.codes(name, 'D')
	}
	return known(kind)
}

// codes reports whether some build has an encoder (E) or a decoder (D) for a codec.
func (d *data) codes(codec string, letter byte) bool {
	r, ok := d.row(string(CodecName), codec)
	return ok && (r.has(2, letter) || foreignCodec(codec))
}

// higher returns the lowest version that is above the given one.
func higher(than string, sorted []string) (string, bool) {
	for _, v := range sorted {
		if Compare(v, than) > 0 {
			return v, true
		}
	}
	return "", false
}
