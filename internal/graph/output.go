package graph

import (
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// outputBuilder holds what the steps for one output share.
type outputBuilder struct {
	*builder
	*Output
	options chosen
	muxer   catalog.Format
	// known says that the muxer is known.
	known bool
	// drop are the media types that the output refuses.
	drop map[filtergraph.Media]bool
	// fed are those that a complex graph's unlabelled outputs provide.
	fed map[filtergraph.Media]bool
	// wants are the streams that it takes, in order.
	wants []want
	// reach are the options that reach each stream.
	reach []chosen
}

// want is one stream of an output before its encoder is chosen: an input
// stream, the output of a complex graph, or an attached file.
type want struct {
	media  filtergraph.Media
	input  *Input
	stream *Stream
	graph  *complexGraph
	pad    int
	file   string
}

// output adds one output: its streams, encoders and simple graphs.
func (b *builder) output(index int) {
	f := &b.inv.Outputs[index]
	url, _ := urlOf(f.URL)
	o := &outputBuilder{builder: b, options: f.Options, drop: map[filtergraph.Media]bool{}, fed: map[filtergraph.Media]bool{}}
	o.Output = &Output{Index: index, URL: url, File: f, Protocol: protocolOf(url)}
	b.Outputs = append(b.Outputs, o.Output)
	o.findMuxer()
	for _, m := range []filtergraph.Media{filtergraph.Video, filtergraph.Audio, filtergraph.Subtitle, filtergraph.Data} {
		o.drop[m] = o.options.disables(m)
	}
	o.unlabelled()
	if !o.mapped() {
		o.automatic()
	}
	o.attached()
	o.limitStreams()
	o.encodeAll()
	o.Slaves = slaves(url, o.Format, isSet(o.options, "use_fifo"))
	o.checkOutput()
	o.Seconds = seconds(o.options)
	o.Segmenting = o.segmenting()
	for i, s := range o.Slaves {
		o.Slaves[i].Segmenting = o.slaveSegmenting(s)
	}
}

// findMuxer takes the muxer of -f, else the one that the URL asks for.
func (o *outputBuilder) findMuxer() {
	opt, given := o.options.last("f")
	if name, counts := o.targeted(opt, given); counts {
		o.Format, _, _ = targetOf(name)
		o.muxer, o.known = o.cat.Muxer(o.Format)
		return
	}
	if given {
		name, _ := known(opt.Value)
		o.Format = name
		if o.muxer, o.known = o.cat.Muxer(name); o.known {
			o.Format = o.muxer.Name
		}
		return
	}
	if o.muxer, o.known = o.cat.GuessMuxer(o.URL); o.known {
		o.Format = o.muxer.Name
	}
}

// attached adds the files of -attach.
func (o *outputBuilder) attached() {
	for _, opt := range o.options {
		if opt.Name == "attach" {
			o.wants = append(o.wants, want{media: attachment, file: opt.Value.String()})
		}
	}
}

// limitStreams keeps the streams of one command within maxStreams.
func (o *outputBuilder) limitStreams() {
	if room := maxStreams - o.builder.streams; len(o.wants) > room {
		o.wants = o.wants[:room]
		o.problem(Problem{
			Rule: "outputs-over-limit", Message: "more output streams than are looked at: the rest is left out",
			At: o.File.URL.Span, Index: o.File.Index,
		})
	}
	o.builder.streams += len(o.wants)
}

// seconds returns what -t or -to writes at most, 0 if there is no limit.
func seconds(options chosen) float64 {
	if t := parseSeconds(options.value("t")); t > 0 {
		return t
	}
	return parseSeconds(options.value("to"))
}
