package graph

import (
	"fmt"
	"slices"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// checkLimits reports options of an output that end the program whatever the
// muxer is.
func (o *outputBuilder) checkLimits() {
	if opt, text, ok := o.options.literal("target"); ok && !knownTarget(text) {
		o.refuseValue(opt, "it is none of vcd, svcd, dvd, dv and dv50, with pal-, ntsc- or film- in front", "", true)
	}
	global := chosen(o.inv.Global)
	yes, overwrites := global.last("y")
	no, keeps := global.last("n")
	if overwrites && keeps && !yes.Negated && !no.Negated && o.Index == 0 && !o.opensNothing() {
		o.problem(Problem{
			Rule: "invalid-value", Message: "-y and -n exclude each other", At: no.Flag.Span, Index: no.Index, Refused: true, Certain: true,
		})
	}
}

// checkFrames reports an encoder that never gets a picture: from 7.0 on it
// is opened with the first one, and whether the others go on without it is a
// race (measured with 7.1 and 9.0; 5.1 writes an empty file).
func (o *outputBuilder) checkFrames(w want, s *OutStream, options chosen) {
	opt, text, ok := options.literal("frames")
	if !ok || text != "0" || s.Encoder == nil || w.media != filtergraph.Video || !o.v.AtLeast(6, 0) {
		return
	}
	o.refuseValue(opt, "an encoder without pictures cannot be opened", "", false)
}

// opensNothing reports whether the muxer, not ffmpeg, opens the output.
func (o *outputBuilder) opensNothing() bool {
	return !o.known || o.Format == "null" || o.Format == "tee" || o.Format == "fifo" || segments(o.Format)
}

// checkProtocol reports a URL whose protocol no build has.
func (o *outputBuilder) checkProtocol() {
	if _, certain := urlOf(o.File.URL); !certain || o.opensNothing() || o.Protocol == "file" || device(o.Format) {
		return
	}
	if _, exists := o.cat.Protocol(o.Protocol); exists {
		return
	}
	o.problem(Problem{
		Rule: "invalid-value", Message: fmt.Sprintf("there is no protocol named %s", o.Protocol), At: o.File.URL.Span,
		Index: o.File.Index, Refused: true, Certain: !o.cat.Interpolated && !catalog.Foreign(o.Protocol) && !elsewhere(o.Protocol),
	})
}

// elsewhere reports whether builds with other libraries have a protocol.
func elsewhere(protocol string) bool {
	return slices.Contains([]string{"librtmp", "amqp", "ipfs", "ipns", "smb", "rist", "srt", "zmq", "sftp", "ssh", "bluray", "gopher", "gophers",
		"rtmpe", "rtmpte", "rtmpts", "rtmps", "android_content", "dtls", "tls", "https", "ffrtmpcrypt", "ffrtmphttp", "fd", "unix"}, protocol)
}

// device reports whether an output is a device, which reads URLs its own way.
func device(muxer string) bool {
	switch muxer {
	case "alsa", "caca", "fbdev", "opengl", "oss", "pulse", "sdl,sdl2", "sdl", "sdl2", "sndio", "video4linux2,v4l2", "xv", "audiotoolbox", "decklink":
		return true
	}
	return false
}
