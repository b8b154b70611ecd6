package graph

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// legacySpecifiers is a version whose stream specifiers are those of
// libavformat, which tee uses in every version.
const legacySpecifiers = "5.1"

// checkTee reports a tee that ends the program because of a slave.
func (o *outputBuilder) checkTee() {
	if _, certain := urlOf(o.File.URL); o.Format != "tee" || !certain {
		return
	}
	all := o.headerOf()
	var first fault
	failed := 0
	for i, s := range o.Slaves {
		f, refused := o.slaveFault(s, all)
		if !refused {
			continue
		}
		if !f.certain {
			o.teeProblem(i, f, bound.Undecided)
			continue
		}
		failed++
		if first.message == "" {
			first = f
		}
		if aborts := o.aborts(s); aborts != bound.No {
			o.teeProblem(i, f, aborts)
		}
	}
	if failed == len(o.Slaves) && failed > 0 {
		o.teeProblem(0, first, bound.Yes)
	}
}

func (o *outputBuilder) teeProblem(index int, f fault, ends bound.Truth) {
	if len(o.Slaves) > 1 {
		f.message = fmt.Sprintf("slave %d of the tee: %s", index, f.message)
	}
	o.problem(Problem{
		Rule: f.rule, Message: f.message, At: o.File.URL.Span, Index: o.File.Index, Refused: true, Certain: f.certain && ends == bound.Yes,
	})
}

// aborts reports whether the failure of a slave ends the tee. Documented is
// that it does unless onfail=ignore; 5.1 to 7.1 go on while one slave lives
// (measured), and of 4.4, 5.0, 8.0 and 8.1 nothing is known.
func (o *outputBuilder) aborts(s TeeSlave) bound.Truth {
	if s.Broken {
		return bound.No // the policy is read later: only the last slave alive counts
	}
	switch policy, given := s.Options["onfail"]; {
	case given && strings.EqualFold(policy, "ignore"):
		return bound.No
	case given, o.cat.Version == "4.3", o.v.AtLeast(9, 0):
		return bound.Yes
	case o.v.AtLeast(5, 1) && !o.v.AtLeast(8, 0):
		return bound.No
	}
	return bound.Undecided
}

// slaveFault returns why a slave cannot be opened (libavformat/tee.c,
// open_slave).
func (o *outputBuilder) slaveFault(s TeeSlave, all header) (fault, bool) {
	wrong := func(format string, args ...any) (fault, bool) {
		return fault{"invalid-value", fmt.Sprintf(format, args...), true}, true
	}
	if s.Broken {
		return wrong("the options in brackets are not name=value, separated by : and closed by ]")
	}
	if policy, given := s.Options["onfail"]; given && !strings.EqualFold(policy, "ignore") && !strings.EqualFold(policy, "abort") {
		return wrong("onfail is abort or ignore, not %s", policy)
	}
	if text, given := s.Options["use_fifo"]; given && fifoPolicy(text) == "" {
		return wrong("use_fifo is yes or no, not %s", text)
	}
	muxer, known := o.slaveMuxer(s)
	if !known {
		return fault{"invalid-value", fmt.Sprintf("no format fits %q: give one with f", s.Format+s.URL), !catalog.Foreign(s.Format) && !o.cat.Interpolated}, true
	}
	f, refused := o.openFault(s, muxer, all)
	// A fifo's thread fails after the header: whether the tee notices in time
	// is a race (measured).
	f.certain = f.certain && !s.Fifo
	return f, refused
}

// openFault returns why the muxer of a slave cannot be opened.
func (o *outputBuilder) openFault(s TeeSlave, muxer catalog.Format, all header) (fault, bool) {
	if f, refused := o.slaveURL(s, muxer); refused {
		return f, true
	}
	h, f, refused := o.slaveHeader(s, muxer, all)
	if refused {
		return f, true
	}
	if f, refused := o.refuses(h); refused {
		return f, true
	}
	if f, refused := o.needsHeaders(h); refused {
		return f, true
	}
	return o.slaveOptions(s, muxer)
}

// slaveMuxer is the muxer of a slave.
func (o *outputBuilder) slaveMuxer(s TeeSlave) (catalog.Format, bool) {
	if _, given := s.Options["f"]; given {
		return o.cat.Muxer(s.Format)
	}
	return o.cat.GuessMuxer(s.URL)
}

// slaveURL reports a URL that cannot be opened for writing.
func (o *outputBuilder) slaveURL(s TeeSlave, muxer catalog.Format) (fault, bool) {
	if muxer.Name == "null" || segments(muxer.Name) {
		return fault{}, false
	}
	if s.URL == "" {
		return fault{"invalid-value", "the URL is empty", true}, true
	}
	name := protocolOf(s.URL)
	if _, exists := o.cat.Protocol(name); !exists && strings.Contains(s.URL, "://") && !catalog.Foreign(name) {
		return fault{"invalid-value", fmt.Sprintf("there is no protocol named %s", name), !o.cat.Interpolated}, true
	}
	return fault{}, false
}

// segments reports whether a muxer opens its files by itself.
func segments(muxer string) bool {
	switch muxer {
	case "hls", "dash", "segment", "stream_segment,ssegment", "image2", "smoothstreaming", "hds", "rtp", "rtsp", "sap":
		return true
	}
	return false
}

// slaveHeader selects the streams of a slave, and checks its bitstream filters.
func (o *outputBuilder) slaveHeader(s TeeSlave, muxer catalog.Format, all header) (header, fault, bool) {
	url := s.URL
	if url == "-" {
		url = "./-" // only ffmpeg itself takes it for standard output
	}
	h := header{muxer: muxer.Name, url: url, option: func(name string) (string, bool) {
		text, given := s.Options[name]
		return text, given
	}}
	specs := make([]ffmpeg.Stream, len(o.Streams))
	for i, stream := range o.Streams {
		specs[i] = outSpec{i, stream}
	}
	selection, given := s.Options["select"]
	for i := range specs {
		taken, bad := selects(selection, specs, i)
		if bad != "" {
			return h, fault{"bad-stream-specifier", fmt.Sprintf("select: %s is no stream specifier", bad), true}, true
		}
		if taken || !given {
			h.streams = append(h.streams, o.slaveStream(all.streams[i], i))
		}
	}
	f, refused := o.bitstreamFilters(s, specs)
	if !refused && len(h.streams) == 0 && muxer.Name != "ffmetadata" {
		f, refused = fault{"empty-output", fmt.Sprintf("select=%s takes no stream", selection), o.allCertain()}, true
	}
	return h, f, refused
}

// selects reports whether one of a list of specifiers takes a stream, or
// which one before it cannot be read.
func selects(list string, specs []ffmpeg.Stream, index int) (taken bool, bad string) {
	for text := range strings.SplitSeq(list, ",") {
		if text == "" {
			continue
		}
		spec, err := ffmpeg.ParseSpecifier(text, legacySpecifiers)
		if err != nil {
			return false, text
		}
		if spec.Matches(specs, index) {
			return true, ""
		}
	}
	return false, ""
}

// slaveStream is a stream as a slave gets it. Tee has no codec tags of its
// own: a copied stream keeps the one that its demuxer gave it.
func (o *outputBuilder) slaveStream(h headerStream, index int) headerStream {
	if s := o.Streams[index]; s.Copy && h.tag == "" && s.Source != nil && h.codec != "" {
		h.tag = sourceTag(o.wants[index].input, s.Source)
	}
	return h
}

// sourceTag is the codec tag that a demuxer certainly gives, "" if it is not
// known: of H.264 in MP4 there are two (libavformat/isom.c).
func sourceTag(in *Input, s *Stream) string {
	switch extension(in.URL) {
	case "mp4", "mov", "m4a", "m4v", "3gp":
		switch s.Codec {
		case "aac":
			return "mp4a"
		case "h264":
			return "avc1"
		}
	}
	return ""
}

// bitstreamFilters reports bsfs options that tee cannot use.
func (o *outputBuilder) bitstreamFilters(s TeeSlave, specs []ffmpeg.Stream) (fault, bool) {
	for name, list := range s.Options {
		where, ok := strings.CutPrefix(name, "bsfs")
		if !ok {
			continue
		}
		if where != "" && where[0] != '/' {
			return fault{"invalid-value", fmt.Sprintf("%s: only / may stand between bsfs and a stream specifier", name), true}, true
		}
		spec, err := ffmpeg.ParseSpecifier(strings.TrimPrefix(where, "/"), legacySpecifiers)
		if err != nil && len(specs) > 0 {
			return fault{"bad-stream-specifier", fmt.Sprintf("%s: no stream specifier", name), true}, true
		}
		if err != nil || len(spec.Select(specs)) == 0 {
			continue
		}
		for one := range strings.SplitSeq(list, ",") {
			filter, _, _ := strings.Cut(one, "=")
			if !o.cat.BSF(filter) {
				return fault{"invalid-value", fmt.Sprintf("there is no bitstream filter named %s", filter), !o.cat.Interpolated && o.allCertain()}, true
			}
		}
	}
	return fault{}, false
}

// allCertain reports whether no stream of the output is assumed.
func (o *outputBuilder) allCertain() bool {
	for _, w := range o.wants {
		if !o.certain(w) {
			return false
		}
	}
	return true
}

// slaveOptions finds an option that neither tee nor the muxer nor a protocol knows.
func (o *outputBuilder) slaveOptions(s TeeSlave, muxer catalog.Format) (fault, bool) {
	for name := range s.Options {
		if teeOption(name) || o.muxerOption(name, muxer.Name) {
			continue
		}
		return fault{"unknown-option", fmt.Sprintf("%s has no option %s", muxer.Name, name), !o.cat.Interpolated}, true
	}
	return fault{}, false
}

func teeOption(name string) bool {
	switch name {
	case "f", "select", "onfail", "use_fifo", "fifo_options":
		return true
	}
	return strings.HasPrefix(name, "bsfs")
}

// muxerOption reports whether a muxer, all formats or some protocol have an option.
func (o *outputBuilder) muxerOption(name, muxer string) bool {
	for _, opt := range o.cat.MuxerOptions(muxer) {
		if opt.Name == name {
			return true
		}
	}
	for _, opt := range o.cat.AVOption(name) {
		if opt.Kind == catalog.FormatClass && (opt.Generic || o.cat.IsProtocolClass(opt.Owner)) {
			return true
		}
	}
	return false
}

// needsHeaders finds H.264 and HEVC for Matroska without parameter sets: tee
// does not ask the encoder for them as Matroska itself would (measured).
func (o *outputBuilder) needsHeaders(h header) (fault, bool) {
	_, given := o.options.last("flags")
	if given || h.muxer != "matroska" {
		return fault{}, false
	}
	for _, s := range h.streams {
		if s.encoder == "libx264" || s.encoder == "libx264rgb" {
			return fault{mismatched, "matroska wants the encoder's headers: add -flags +global_header", true}, true
		}
	}
	return fault{}, false
}
