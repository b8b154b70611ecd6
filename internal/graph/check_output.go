package graph

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// checkOutput reports what ffmpeg refuses of an output as a whole.
func (o *outputBuilder) checkOutput() {
	o.checkEmpty()
	o.checkSame()
	o.checkTimes(o.File)
	o.checkImages()
	o.checkFileOptions()
	o.checkLength()
	if o.known {
		o.checkFormatValues(o.options, o.cat.MuxerOptions(o.Format), readsFile(o.Format, o.Protocol, o.URL))
	}
	o.checkHeader()
	o.checkAttachment()
	o.checkTee()
	o.checkLimits()
	o.checkProtocol()
	for i, w := range o.wants {
		o.checkFormat(w, o.Streams[i], o.reach[i])
		o.checkExperimental(w, o.Streams[i], o.reach[i])
		o.checkAudio(w, o.Streams[i], o.reach[i])
		o.checkSubtitle(w, o.Streams[i], o.reach[i])
		o.checkFrames(w, o.Streams[i], o.reach[i])
		o.checkBitstream(w, o.Streams[i], o.reach[i])
		o.checkTag(w, o.Streams[i], o.reach[i])
		o.checkStreamOptions(w, o.Streams[i], o.reach[i])
	}
}

// checkEmpty reports an output without streams.
func (o *outputBuilder) checkEmpty() {
	if len(o.Inputs) == 0 && len(o.complex) == 0 && len(o.Streams) > 0 && !o.v.AtLeast(6, 0) {
		o.problem(Problem{
			Rule: "empty-output", Message: "the output has attachments only, and there is no input: ffmpeg before 6.0 asks for one",
			At: o.File.URL.Span, Index: o.File.Index, Refused: true, Certain: !o.cat.Interpolated,
		})
	}
	if len(o.Streams) > 0 || o.Format == "ffmetadata" || len(o.Inputs) == 0 && len(o.complex) == 0 {
		return
	}
	p := Problem{
		Rule: "empty-output", Message: "the output has no streams", At: o.File.URL.Span, Index: o.File.Index, Refused: true, Certain: true,
	}
	if !o.disablesAll() {
		for _, in := range o.Inputs {
			p.Certain = p.Certain && !in.Assumed
		}
	}
	for _, earlier := range o.Problems {
		if earlier.Refused {
			return // the reason is known already
		}
	}
	o.problem(p)
}

// disablesAll reports whether -vn, -an, -sn and -dn leave nothing, whatever
// the inputs hold.
func (o *outputBuilder) disablesAll() bool {
	for _, m := range []filtergraph.Media{filtergraph.Video, filtergraph.Audio, filtergraph.Subtitle, filtergraph.Data} {
		if !o.options.disables(m) {
			return false
		}
	}
	return true
}

// checkSame reports an output that is one of the inputs.
func (o *outputBuilder) checkSame() {
	if _, certain := urlOf(o.File.URL); !certain || o.Protocol != "file" {
		return
	}
	for _, in := range o.Inputs {
		if in.URL == o.URL && in.Protocol == "file" && o.Format != "null" {
			o.problem(Problem{
				Rule: "stray-output", Message: fmt.Sprintf("%s is read and written at the same time", o.URL),
				At: o.File.URL.Span, Index: o.File.Index, Refused: true, Certain: true,
			})
			return
		}
	}
}

// checkImages reports several pictures for one file name: ffmpeg stops at
// the second one. A filter may leave one only; then nothing is said.
func (o *outputBuilder) checkImages() {
	if o.Format != "image2" || strings.Contains(o.URL, "%") || isSet(o.options, "update") || bounded(o.options) {
		return
	}
	for i, w := range o.wants {
		_, filtered := o.reach[i].last("filter")
		if w.stream == nil || w.media != filtergraph.Video || o.Streams[i].Copy || filtered || w.stream.Attached || !film(w.input.URL) {
			continue
		}
		o.problem(Problem{
			Rule:    "invalid-value",
			Message: fmt.Sprintf("%s takes one picture and a second one ends with an error: write -frames:v 1, -update 1, or a name with %%d", o.URL),
			At:      o.File.URL.Span, Index: o.File.Index, Refused: true, Certain: !w.input.Assumed,
		})
		return
	}
}

// film reports whether a file certainly holds more than one picture, by its name.
func film(url string) bool {
	switch extension(url) {
	case "mp4", "mkv", "mov", "avi", "webm", "ts", "m2ts", "flv", "mpg", "mpeg", "m4v", "wmv", "m3u8":
		return true
	}
	return false
}

// checkFormat reports a pixel format that does not exist, and a filter on a
// stream that a complex graph made already.
func (o *outputBuilder) checkFormat(w want, s *OutStream, options chosen) {
	if s.Encoder == nil {
		return
	}
	if opt, ok := options.last("filter"); ok && w.graph != nil && w.media == filtergraph.Video {
		o.problem(Problem{
			Rule: "misplaced-option", Message: fmt.Sprintf("-%s cannot filter the output of a complex graph: put the filter into that graph", opt.As),
			At: opt.Flag.Span, Index: opt.Index, Refused: true, Certain: true,
		})
	}
	opt, ok := options.last("pix_fmt")
	if !ok || w.media != filtergraph.Video {
		return
	}
	name, known := known(opt.Value)
	name = strings.TrimPrefix(name, "+")
	if _, exists := o.cat.PixFmt(name); !known || exists || name == "" || name == "vaapi" {
		return
	}
	o.problem(Problem{
		Rule: "invalid-value", Message: fmt.Sprintf("there is no pixel format named %s", name), At: opt.Value.Span,
		Index: opt.Index + 1, Refused: true, Certain: o.cat.Lacks(catalog.PixFmtName, strings.TrimPrefix(name, "+")),
	})
}
