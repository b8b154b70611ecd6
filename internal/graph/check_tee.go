package graph

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

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
	if h.muxer != "matroska" {
		return fault{}, false
	}
	for _, s := range h.streams {
		if !s.headers && (s.encoder == "libx264" || s.encoder == "libx264rgb" || s.encoder == "libx265") {
			return fault{mismatched, "matroska wants the encoder's headers: add -flags +global_header", true}, true
		}
	}
	return fault{}, false
}

// globalHeaders reports whether -flags asks for global headers, or may.
func globalHeaders(options chosen) bool {
	for _, opt := range options {
		if text, ok := known(opt.Value); opt.Name == "flags" && (!ok || strings.Contains(text, "global_header")) {
			return true
		}
	}
	return false
}
