package graph

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// legacySpecifiers is a version whose stream specifiers are those of
// libavformat, which tee uses in every version.
const legacySpecifiers = "5.1"

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
	if s := o.Streams[index]; s.Copy && len(h.tags) == 0 && s.Source != nil && h.codec != "" {
		h.tags = sourceTags(o.wants[index].input, s.Source)
	}
	return h
}

// sourceTags are the codec tags of which a demuxer gives one, none if they are
// not known (libavformat/isom.c; the stream types of mpegts.c).
func sourceTags(in *Input, s *Stream) []string {
	tags := map[string][]string{}
	switch extension(in.URL) {
	case "mp4", "mov", "m4a", "m4v":
		tags = map[string][]string{
			"aac": {"mp4a"}, "h264": {"avc1", "avc3"}, "hevc": {"hvc1", "hev1"}, "mpeg4": {"mp4v"}, "ac3": {"ac-3"}, "eac3": {"ec-3"},
		}
	case "ts", "m2ts", "mts":
		tags = map[string][]string{
			"aac": {"15"}, "h264": {"27"}, "hevc": {"36"}, "mpeg1video": {"1"}, "mpeg2video": {"2"}, "mp2": {"3", "4"}, "mp3": {"3", "4"},
		}
	}
	return tags[s.Codec]
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
