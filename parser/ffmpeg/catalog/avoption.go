package catalog

// AVOption is an option of one of ffmpeg's libraries.
type AVOption struct {
	Name string
	// Owner is the class that declares it: "AVCodecContext", "libx264",
	// "mov/mp4/tgp/psp/tg2/ipod/ismv/f4v muxer".
	Owner string
	Kind  ClassKind
	// Generic says that it belongs to AVCodecContext or AVFormatContext, not
	// to one encoder or muxer.
	Generic bool
	Type    OptionType
	Flags   Flags
	// Min and Max are as ffmpeg prints them ("INT_MAX"), "" if there is no range.
	Min, Max string
	// Default is as ffmpeg prints it, without quotes; "" if there is none.
	Default   string
	Constants []Constant
}

// Constant is a named value of an option.
type Constant struct {
	Name  string
	Value string // as ffmpeg prints it; "" for flags before some version
	Flags Flags
}

// OptionType is ffmpeg's name of an option's type: "int", "flags",
// "duration", "image_size", "boolean" …
type OptionType string

// ClassKind says in which library an option is looked up.
type ClassKind byte

// The kinds of classes.
const (
	CodecClass     ClassKind = 'c'
	FormatClass    ClassKind = 'f' // muxers, demuxers and protocols
	ScalerClass    ClassKind = 's'
	ResamplerClass ClassKind = 'r'
	FilterClass    ClassKind = 'F'
	BSFClass       ClassKind = 'b'
)

// Flags are an option's flags: for what it may be used.
type Flags uint16

// The flags, to be combined.
const (
	Encoding Flags = 1 << iota // E: encoder or muxer
	Decoding                   // D: decoder or demuxer
	Filtering
	Video
	Audio
	Subtitle
	Export
	ReadOnly
	BSF
	Runtime
	Deprecated
	Alias // another name of the option before it
)

// Has reports whether all of the flags are set.
func (f Flags) Has(all Flags) bool { return f&all == all }

// Constant returns the option's constant with the given name.
func (o AVOption) Constant(name string) (Constant, bool) {
	for _, c := range o.Constants {
		if c.Name == name {
			return c, true
		}
	}
	return Constant{}, false
}
