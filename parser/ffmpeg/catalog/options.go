package catalog

import "strings"

// AVOption returns the options of that name of all codecs, formats, the
// scaler and the resampler; nil if there is none. They are not to be changed.
func (c *Catalog) AVOption(name string) []AVOption {
	if _, ok := c.data.classes().first[name]; !ok {
		return nil
	}
	return c.data.avOptions.Get(name, func() []AVOption {
		var all []AVOption
		for p := range c.data.classes().declaring(name) {
			all = append(all, p.class.optionAt(int(p.offset)))
		}
		return all
	})
}

// HasAVOption reports whether any class of that kind has the option.
func (c *Catalog) HasAVOption(kind ClassKind, name string) bool {
	for p := range c.data.classes().declaring(name) {
		if p.class.kind == kind {
			return true
		}
	}
	return false
}

// HasGeneric reports whether AVCodecContext has the option: those can be
// typed with v, a or s in front of them.
func (c *Catalog) HasGeneric(name string) bool {
	for p := range c.data.classes().declaring(name) {
		if p.class.name == "AVCodecContext" {
			return true
		}
	}
	return false
}

// EncoderOptions returns the private options of an encoder.
func (c *Catalog) EncoderOptions(name string) []AVOption {
	e, _ := c.Encoder(name)
	return c.data.classOptions(e.class)
}

// DecoderOptions returns the private options of a decoder.
func (c *Catalog) DecoderOptions(name string) []AVOption {
	d, _ := c.Decoder(name)
	return c.data.classOptions(d.class)
}

// MuxerOptions returns the private options of a muxer.
func (c *Catalog) MuxerOptions(name string) []AVOption {
	m, _ := c.Muxer(name)
	return c.data.classOptions(m.class)
}

// DemuxerOptions returns the private options of a demuxer.
func (c *Catalog) DemuxerOptions(name string) []AVOption {
	d, _ := c.Demuxer(name)
	return c.data.classOptions(d.class)
}

// classOptions returns the options of a class in the order of declaration.
// Callers share the list and must not change it.
func (d *data) classOptions(id string) []AVOption {
	c := d.classes().byID[id]
	if c == nil {
		return nil
	}
	return d.lists.Get(id, c.options)
}

func (c *class) options() []AVOption {
	var all []AVOption
	for at := 0; at < len(c.text); {
		if c.text[at+1] != '\t' {
			all = append(all, c.optionAt(at))
		}
		at += strings.IndexByte(c.text[at:], '\n') + 1
	}
	return all
}

// optionAt reads the option at the offset and its constants.
func (c *class) optionAt(offset int) AVOption {
	line, rest, _ := strings.Cut(c.text[offset:], "\n")
	r := row(line)
	o := AVOption{
		Name:    r.cell(1),
		Owner:   c.name,
		Kind:    c.kind,
		Generic: c.name == "AVCodecContext" || c.name == "AVFormatContext",
		Type:    OptionType(r.cell(2)),
		Flags:   flags(r.cell(3)),
		Min:     r.cell(4),
		Max:     r.cell(5),
		Default: r.cell(6),
	}
	for strings.HasPrefix(rest, "\t\t") {
		line, rest, _ = strings.Cut(rest, "\n")
		k := row(line)
		o.Constants = append(o.Constants, Constant{Name: k.cell(2), Value: k.cell(3), Flags: flags(k.cell(4))})
	}
	return o
}

func classKind(name string) ClassKind {
	switch name {
	case "codec":
		return CodecClass
	case "format":
		return FormatClass
	case "scaler":
		return ScalerClass
	case "resampler":
		return ResamplerClass
	case "bsf":
		return BSFClass
	}
	return FilterClass
}

// flags reads the letters of libavutil's opt_list.
func flags(letters string) Flags {
	var f Flags
	for i := range len(letters) {
		if n := strings.IndexByte("EDFVASXRBTP=", letters[i]); n >= 0 {
			f |= 1 << n
		}
	}
	return f
}
