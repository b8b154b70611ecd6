// Package graph turns a command line into the roles of one ffmpeg process:
// demuxers, decoders, filter graphs, encoders and muxers, and the streams
// between them.
package graph

import (
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/filtergraph"
	"github.com/ffvet/ffvet/parser/source"
)

// Graph is the role graph of one process.
type Graph struct {
	Invocation *ffmpeg.Invocation
	Inputs     []*Input
	Decoders   []*Decoder
	Filters    []*FilterGraph
	Outputs    []*Output
	// Problems are those of the invocation and those that only the roles show.
	Problems []ffmpeg.Problem
	// CPUCount is -cpucount: it replaces the CPUs that libavutil counts.
	CPUCount    Setting
	Assumptions []Assumption
}

// Input is a demuxer and the streams of its file.
type Input struct {
	Index   int
	URL     string
	Format  string // demuxer, if given or known
	File    *ffmpeg.File
	Streams []*Stream
	// Live says that the input has no end of its own.
	Live bool
	// Paced says that a second of it takes a second of the clock: it is live,
	// or -re holds it back.
	Paced bool
	// Duration is how long it plays at most, in seconds; 0 if not known.
	Duration float64
	// Lavfi is the filter graph of a `-f lavfi` input.
	Lavfi *filtergraph.Graph
	// Protocol is the URL's protocol: "file", "http", "rtsp", "pipe" …
	Protocol string
	// Assumed says that the streams are assumed, not declared.
	Assumed bool
	// Scalers are those of a lavfi input's own filter graph, and Movies the
	// decoders of files that it reads.
	Scalers []Scaler
	Movies  []*Decoder
	// Queue is -thread_queue_size.
	Queue Setting
}

// Stream is one stream of an input, or of a filter graph's open end.
type Stream struct {
	Index         int
	Media         filtergraph.Media
	Codec         string // codec name: "h264"
	Width, Height int    // 0 if not known
	Rate          float64
	PixFmt        string
	Channels      int
	SampleRate    int
	Language      string
	Program       int
	ID            int  // in its container, 0 if not known
	Identified    bool // the id is declared, not a guess
	Attached      bool // attached picture
	Default       bool
	Interlaced    bool
	Refs          int
	BitRate       int64
	Used          bool // some output takes it
	Disabled      bool // -vn, -an … on the input
}

// Decoder decodes one input stream, however many take its frames.
type Decoder struct {
	Input   *Input
	Stream  *Stream
	Name    string // decoder: "h264", "libdav1d"
	Threads Setting
	// ThreadType is the value of -thread_type, and LowDelay of -flags low_delay.
	ThreadType string
	LowDelay   bool
	HWAccel    string
	// Assumed says why the decoder is an assumption; "" if it is known.
	Assumed string
}

// Setting is a thread option that reaches a role: its value and where it stands.
type Setting struct {
	Given bool
	// Known is false if the value is a hole; Value 0 is automatic.
	Known  bool
	Value  int
	At     source.Span
	Option string // "-threads", "-filter_threads"
}

// FilterGraph is one graph: the simple one of an output stream, or that of a
// -filter_complex option.
type FilterGraph struct {
	Complex bool
	Graph   *filtergraph.Graph // nil for the implicit null graph
	Media   filtergraph.Media  // of a simple graph
	// Role places it: "complex:0", or "filter:0:1" for output 0, stream 1.
	Role string
	// Threads is what counts in the version that the role graph was built
	// for. Own is -filter_threads or -filter_complex_threads, Output the
	// -threads of a simple graph's output: which one wins depends on the version.
	Threads, Own, Output Setting
	// Sources are the decoders that feed it, in the order of its inputs.
	Sources []*Decoder
	// Movies are the decoders of the files that its movie and amovie filters
	// read. They run inside the filter, not as decoders of the process.
	Movies []*Decoder
	// Network is the linked graph; nil for the implicit null graph.
	Network *filtergraph.Network
	// Feeds are what feeds each of the network's open inputs.
	Feeds []Feed
	// Width and Height are those of the largest picture in it; 0 if not known.
	Width, Height int
	// Pictures are those behind each filter.
	Pictures map[*filtergraph.Filter]Picture
	// Scalers are the scale filters that really convert, explicit and
	// inserted ones.
	Scalers []Scaler
	At      source.Span
}

// Feed is what feeds an open input of a filter graph: an input stream, or the
// open output Pad of another graph; the zero Feed is not known.
type Feed struct {
	Stream *Stream
	Graph  *FilterGraph
	Pad    int
}

// Picture is what is known of the pictures on a link; zero values are not known.
type Picture struct {
	Width, Height int
	Rate          float64
	PixFmt        string
}

// Scaler is one libswscale context.
type Scaler struct {
	Why      string // "scale=1280:-2", "pixel format of encoder png", "overlay"
	Inserted bool
	// Same says that size and format stay as they are.
	Same bool
	// Width and Height are those of its output; 0 if not known.
	Width, Height int
	// PixFmt is the format of its output, "" if not known.
	PixFmt string
	// Interlaced says that fields are scaled apart, or may be.
	Interlaced bool
	// Threads is the filter's own threads option.
	Threads Setting
	At      source.Span
}

// Output is a muxer and its streams.
type Output struct {
	Index   int
	URL     string
	Format  string // muxer
	File    *ffmpeg.File
	Streams []*OutStream
	// Protocol is the URL's protocol.
	Protocol string
	// Slaves are the outputs of a tee.
	Slaves []TeeSlave
	// Segmenting is set if the muxer writes many files.
	Segmenting *Segmenting
	// Seconds is the most that is written: -t, or -to without -ss; 0 if
	// nothing limits it.
	Seconds float64
	// Duration is how long it plays at most, in seconds: 0 if not known, +Inf
	// if it never ends by itself.
	Duration float64
}

// TeeSlave is one output of a tee.
type TeeSlave struct {
	Format, URL string
	// Protocol is the URL's protocol.
	Protocol string
	// Segmenting is set if its muxer writes many files.
	Segmenting *Segmenting
	Fifo       bool
	// Options are those in brackets, the last of a name only; Broken says
	// that they cannot be read.
	Options map[string]string
	Broken  bool
}

// OutStream is one stream of an output.
type OutStream struct {
	Media  filtergraph.Media
	Copy   bool
	Codec  string // encoder: "libx264"; "copy" for a copied stream
	From   string // "0:1", "graph", "file:PATH"; "" if not known
	Source *Stream
	// Encoder is nil for a copied stream.
	Encoder *Encoder
	// Filter is the graph that feeds the encoder; nil for subtitles and copies.
	Filter *FilterGraph
	// Pad is which of that graph's open outputs; -1 if it is not known.
	Pad int
}

// Encoder encodes one output stream.
type Encoder struct {
	Name          string
	Video         bool
	Threads       Setting
	Width, Height int // 0 if not known
	Rate          float64
	PixFmt        string
	// Options are the codec options that reach this encoder, by canonical
	// name; Params are those of x264-params, x265-params, svtav1-params …
	Options map[string]string
	Params  map[string]string
	// Where holds the place of each option, and At that of the encoder's
	// name; zero if it is the muxer's default.
	Where map[string]source.Span
	At    source.Span
	// Live says that its input has no end.
	Live bool
	// ThreadType is the value of -thread_type.
	ThreadType string
}

// Segmenting is how a muxer cuts its output into files.
type Segmenting struct {
	Muxer string // "hls", "segment", "dash", "image2"
	// Seconds is the length asked for; 0 for one file per picture.
	Seconds float64
	// FramesPerSecond is the picture rate of image2; 0 if not known.
	FramesPerSecond float64
	// KeyFrames is the longest distance of key frames in seconds; 0 if not known.
	KeyFrames float64
	// List is the number of segments that the playlist keeps; 0 is all.
	List int
	// Deletes says that segments that left the list are removed, Extra how
	// many stay longer.
	Deletes bool
	Extra   int
	// Wrap is the number of names that are used in turn; 0 if they never repeat.
	Wrap int
	// Single says that all segments are in one file.
	Single bool
	// Variants is the number of playlists or representations.
	Variants int
	// Playlists is the number of lists and manifests beside the segments, keys
	// and a master playlist among them.
	Playlists int
	// Init says that each variant has an initialisation file of its own.
	Init bool
	// Files is the number of files if it is fixed (-frames:v, -update); 0 if not.
	Files int
	// Where is the option that sets the length, for findings.
	Where source.Span
}

// Assumption is something that the command does not say and the estimate needs.
type Assumption struct {
	Subject string `json:"subject"` // "input 0"
	Value   string `json:"value"`   // "1920x1080 h264 + aac"
	Source  string `json:"source"`  // "default", "file name", ".ffvet.yaml:12"
}
