package catalog

import "strings"

// Codec returns the codec with the given name.
func (c *Catalog) Codec(name string) (Codec, bool) {
	r, ok := c.data.row("codec", name)
	if !ok {
		return Codec{}, false
	}
	codec := Codec{
		Name:      name,
		Media:     r.media(3),
		CanDecode: r.has(2, 'D'),
		CanEncode: r.has(2, 'E'),
		IntraOnly: r.has(2, 'I'),
		Lossy:     r.has(2, 'L'),
	}
	// The S of lossless comes last; that of subtitle codecs is their type.
	codec.Lossless = strings.HasSuffix(r.cell(2), "S") && codec.Media != 's'
	if codec.Media == 's' {
		codec.Bitmap = bitmapSubtitle(name)
		codec.Text = !codec.Bitmap
	}
	return codec, true
}

// bitmapSubtitle knows the subtitle codecs that carry images (libavcodec,
// codec_desc.c: AV_CODEC_PROP_BITMAP_SUB); no list prints them.
func bitmapSubtitle(codec string) bool {
	switch codec {
	case "dvd_subtitle", "dvb_subtitle", "hdmv_pgs_subtitle", "xsub":
		return true
	}
	return false
}

// Encoder returns the encoder with the given name.
func (c *Catalog) Encoder(name string) (Coder, bool) {
	r, ok := c.data.row("encoder", name)
	return coder(r), ok
}

// Decoder returns the decoder with the given name.
func (c *Catalog) Decoder(name string) (Coder, bool) {
	r, ok := c.data.row("decoder", name)
	return coder(r), ok
}

// DefaultEncoder returns the encoder that ffmpeg chooses for a codec: the
// first one registered that is not experimental, or else the first one.
func (c *Catalog) DefaultEncoder(codec string) (Coder, bool) {
	return c.data.first("encoder", codec)
}

// DefaultDecoder returns the decoder that ffmpeg chooses for a codec.
func (c *Catalog) DefaultDecoder(codec string) (Coder, bool) {
	return c.data.first("decoder", codec)
}

// first returns the default coder of a codec.
func (d *data) first(kind, codec string) (Coder, bool) {
	r, ok := d.defaults()[kind+" "+codec]
	return coder(r), ok
}

// findDefaults returns the default coders by kind and codec.
func (d *data) findDefaults() map[string]row {
	found := map[string]row{}
	for _, kind := range []string{"encoder", "decoder"} {
		for _, r := range d.rows(kind) {
			key := kind + " " + r.cell(2)
			if first, ok := found[key]; !ok || first.has(4, 'x') && !r.has(4, 'x') {
				found[key] = r
			}
		}
	}
	return found
}

func coder(r row) Coder {
	if r == "" {
		return Coder{}
	}
	return Coder{
		Name:         r.cell(1),
		Codec:        r.cell(2),
		Media:        r.media(3),
		Threads:      threading(r.cell(4)),
		Experimental: r.has(4, 'x'),
		class:        r.cell(5),
		PixFmts:      r.list(6, " "),
		SampleRates:  r.list(7, " "),
		SampleFmts:   r.list(8, " "),

		ChannelLayouts: r.list(9, " "),
		FrameRates:     r.list(10, " "),
	}
}

func threading(letters string) Threading {
	var t Threading
	for i := range len(letters) {
		switch letters[i] {
		case 'f':
			t |= FrameThreads
		case 's':
			t |= SliceThreads
		case 'o':
			t |= OtherThreads
		}
	}
	return t
}
