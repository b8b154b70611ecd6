package ffmpeg

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

const (
	// anyProtocol is the class of the options that all protocols share.
	anyProtocol = "URLContext"
	// rtspDemuxer begins the names of the classes of the demuxer of rtsp. It
	// opens its connections itself, so that an input takes its options or a
	// protocol's, and never both (libavformat/rtspdec.c, AVFMT_NOFILE).
	rtspDemuxer = "RTSP demuxer"
)

// scheme returns the protocol in front of an input's URL, "rtsp" for rtsps
// too; "" if it is not known or there is none.
func scheme(f *File) string {
	text, _, ok := strings.Cut(f.URL.Prefix(), "://")
	if !ok {
		return ""
	}
	if text == "rtsps" {
		return "rtsp"
	}
	return text
}

// wrongProtocol reports an option that is for another protocol than that of
// the input's URL, as far as rtsp is one of the two.
func (p *parser) wrongProtocol(f *File, o Option, all []catalog.AVOption) bool {
	_, given := f.Last("f", "")
	own := scheme(f)
	switch {
	case given || own == "":
		return false
	case own == "rtsp" && o.Name == "timeout":
		return p.listens(f, o)
	case own == "rtsp" && !takenByRTSP(all):
		p.wrong(f, o, fmt.Sprintf("-%s is no option of rtsp, which refuses it%s", o.typed(), p.instead(o)), true)
		return true
	case own != "rtsp" && own != "satip" && ofRTSP(all):
		p.wrong(f, o, fmt.Sprintf("-%s is for rtsp, an input of %s refuses it", o.typed(), own), true)
		return true
	}
	return false
}

// listens reports -timeout in front of an rtsp input where it means to wait
// for a connection: up to 4.4 (measured on 4.3, which waits).
func (p *parser) listens(f *File, o Option) bool {
	text, ok := o.Value.Literal()
	if p.since("5.0") || !ok || text == "0" || strings.HasPrefix(text, "-") {
		return false
	}
	p.wrong(f, o, "up to ffmpeg 4.4 -timeout of rtsp means to wait for the camera's call, not for its answer: use -stimeout there", false)
	return true
}

// instead names the option of rtsp that does the same.
func (p *parser) instead(o Option) string {
	switch {
	case o.Name != "rw_timeout":
		return ""
	case p.since("5.0"):
		return ": use -timeout"
	}
	return ": use -stimeout"
}

func (p *parser) wrong(f *File, o Option, message string, refused bool) {
	p.report(Problem{Rule: "wrong-protocol-option", Message: message, Index: o.Index, Refused: refused})
	p.inv.Problems[len(p.inv.Problems)-1].Certain = f.Index < p.hole || f.Index == p.hole && !f.URL.Splits()
}

// takenByRTSP reports whether rtsp has a format option, itself or as every
// format.
func takenByRTSP(all []catalog.AVOption) bool {
	for _, o := range all {
		if o.Kind == catalog.FormatClass && (o.Owner == "AVFormatContext" || strings.HasPrefix(o.Owner, rtspDemuxer)) {
			return true
		}
	}
	return false
}

// ofRTSP reports whether of all that read only rtsp has a format option.
func ofRTSP(all []catalog.AVOption) bool {
	found := false
	for _, o := range all {
		switch {
		case o.Kind != catalog.FormatClass:
		case strings.HasPrefix(o.Owner, rtspDemuxer):
			found = true
		case o.Owner != "RTSP muxer":
			return false
		}
	}
	return found
}
