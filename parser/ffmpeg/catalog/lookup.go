package catalog

// ToolOption returns the program's own option with the given name.
func (c *Catalog) ToolOption(name string) (ToolOption, bool) {
	o, ok := c.tools[name]
	return o, ok
}

// AVOption returns the options of that name of all codecs, formats, the
// scaler and the resampler; nil if there is none.
func (c *Catalog) AVOption(name string) []AVOption { return c.byName[name] }

// Codec returns the codec with the given name.
func (c *Catalog) Codec(name string) (Codec, bool) {
	row, ok := c.codecs[name]
	return row, ok
}

// Encoder returns the encoder with the given name.
func (c *Catalog) Encoder(name string) (Coder, bool) {
	row, ok := c.encoders[name]
	return row, ok
}

// Decoder returns the decoder with the given name.
func (c *Catalog) Decoder(name string) (Coder, bool) {
	row, ok := c.decoders[name]
	return row, ok
}

// DefaultEncoder returns the encoder that ffmpeg chooses for a codec.
func (c *Catalog) DefaultEncoder(codec string) (Coder, bool) {
	for _, name := range c.order {
		if e := c.encoders[name]; e.Codec == codec && !e.Experimental {
			return e, true
		}
	}
	for _, name := range c.order {
		if e := c.encoders[name]; e.Codec == codec {
			return e, true
		}
	}
	return Coder{}, false
}

// Muxer returns the muxer with the given name.
func (c *Catalog) Muxer(name string) (Format, bool) {
	row, ok := c.muxers.byName[name]
	return row, ok
}

// Protocol returns the protocol with the given name.
func (c *Catalog) Protocol(name string) (Protocol, bool) {
	row, ok := c.protocols[name]
	return row, ok
}

// PixFmt returns the pixel format with the given name.
func (c *Catalog) PixFmt(name string) (PixFmt, bool) {
	row, ok := c.pixfmts[name]
	return row, ok
}

// BSF reports whether there is a bitstream filter with the given name.
func (c *Catalog) BSF(name string) bool { return c.bsfs[name] }
