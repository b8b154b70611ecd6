package catalog

// Media is the type of a stream: 'v'ideo, 'a'udio, 's'ubtitle, 'd'ata,
// 't' attachment; 0 if not known.
type Media byte

// Codec is a format of coded streams, whoever encodes or decodes it.
type Codec struct {
	Name      string
	Media     Media
	CanDecode bool
	CanEncode bool
	IntraOnly bool
	Lossy     bool
	Lossless  bool
	// Text is set for subtitles that are text, Bitmap for those that are images.
	Text, Bitmap bool
}

// Coder is an encoder or a decoder.
type Coder struct {
	Name  string // "libx264"
	Codec string // "h264"
	Media Media
	// Threads are the ways in which it uses several threads.
	Threads      Threading
	Experimental bool
	// PixFmts are the pixel formats that an encoder takes, in its own order
	// of preference; nil if it takes any or is not one of video.
	PixFmts []string
	// SampleRates and SampleFmts are those that an audio encoder takes.
	SampleRates, SampleFmts []string
	// ChannelLayouts and FrameRates ("30000/1001") are those that an encoder
	// takes; nil if it takes any, or checks them by itself.
	ChannelLayouts, FrameRates []string

	class string
}

// Threading says how a coder can use several threads.
type Threading byte

// The ways, to be combined.
const (
	FrameThreads Threading = 1 << iota // several frames at a time
	SliceThreads                       // several parts of a frame at a time
	OtherThreads                       // a library's own threads
)

// Format is a muxer or a demuxer.
type Format struct {
	Name string // "mp4"; a demuxer may have several: "mov,mp4,m4a,3gp,3g2,mj2"
	// Extensions are without dot.
	Extensions []string
	// DefaultVideo, DefaultAudio and DefaultSubtitle are codecs ("h264"), ""
	// for none.
	DefaultVideo, DefaultAudio, DefaultSubtitle string

	class string
}

// Filter is a filter with its pads and options.
type Filter struct {
	Name            string
	Inputs, Outputs []Pad
	// DynamicInputs and DynamicOutputs say that the options decide about the pads.
	DynamicInputs, DynamicOutputs bool
	SliceThreads                  bool
	// Timeline says that the option enable exists.
	Timeline bool
	// Options are in the order in which positional arguments are assigned,
	// leaving out those with the flag Alias.
	Options []AVOption
	// Children are the options of what the filter uses (the scaler behind
	// scale); they can only be named.
	Children []AVOption
}

// Pad is an input or an output of a filter.
type Pad struct {
	Name  string
	Media Media
}

// Protocol is a URL scheme.
type Protocol struct {
	Name          string
	Input, Output bool
}

// PixFmt is a pixel format.
type PixFmt struct {
	Name         string
	Components   int
	BitsPerPixel int
	Hardware     bool
}
