package graph

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// header is what a muxer gets to see when it writes its header: an output's,
// or that of one slave of a tee.
type header struct {
	muxer, url string
	// open says that not all of the URL is known.
	open    bool
	streams []headerStream
	// option returns the text of a muxer option; ok is false if it is not
	// given, or not known.
	option func(name string) (text string, ok bool)
}

// headerStream is one stream in a header.
type headerStream struct {
	media filtergraph.Media
	// codec is "" where it is not known for certain.
	codec string
	// encoder is the one of an encoded stream whose codec is known.
	encoder string
	// attached says that it is, or may be, a picture such as a cover: some
	// audio muxers take those beside their one stream.
	attached bool
	// cover says that it certainly is one.
	cover bool
	// rate is the sample rate where it is known for certain, else 0.
	rate int
	// tags is the codec tag that reaches the muxer, or those of which one
	// does; none for the muxer's choice.
	tags []string
	// headers says that the encoder is, or may be, asked for global headers.
	headers bool
}

// mismatched is the rule for streams that a container does not take.
const mismatched = "container-mismatch"

// fault is why a muxer refuses a header.
type fault struct {
	rule, message string
	certain       bool
}

// headerOf collects what an output's muxer gets to see.
func (o *outputBuilder) headerOf() header {
	_, certain := urlOf(o.File.URL)
	h := header{muxer: o.Format, url: o.URL, open: !certain, option: func(name string) (string, bool) {
		opt, given := o.options.last(name)
		if !given {
			return "", false
		}
		return known(opt.Value)
	}}
	for i, s := range o.Streams {
		h.streams = append(h.streams, o.headerStreamOf(s, o.wants[i], o.reach[i]))
	}
	return h
}

func (o *outputBuilder) headerStreamOf(s *OutStream, w want, options chosen) headerStream {
	h := headerStream{media: s.Media}
	_, disposed := options.last("disposition")
	h.cover = !disposed && s.Source != nil && s.Source.Attached
	h.attached = disposed || s.Source != nil && s.Source.Attached
	opt, tagged := options.last("tag")
	if text, ok := known(opt.Value); tagged && ok && text != "0" {
		h.tags = []string{text}
	}
	h.headers = globalHeaders(options)
	if !o.certain(w) || w.stream == nil && w.graph == nil || w.media == attachment {
		return h
	}
	if s.Copy {
		if s.Source != nil && s.Source.Codec != UnknownCodec {
			h.codec, h.rate = s.Source.Codec, s.Source.SampleRate
		}
		return h
	}
	opt, given := options.last("codec")
	if _, known := known(opt.Value); given && !known {
		return h
	}
	if coder, ok := o.cat.Encoder(s.Codec); ok {
		h.codec, h.encoder = coder.Codec, s.Codec
		h.rate = sampleRate(coder, s.Source, options)
	}
	return h
}

// checkHeader reports what the muxer refuses when the header is written.
func (o *outputBuilder) checkHeader() {
	if !o.known || o.Format == "tee" || o.Format == "fifo" || byTarget(o.File) {
		return
	}
	f, refused := o.refuses(o.headerOf())
	if !refused {
		return
	}
	o.problem(Problem{
		Rule: f.rule, Message: f.message, At: o.File.URL.Span, Index: o.File.Index, Refused: true, Certain: f.certain,
	})
}

// refuses returns why a muxer refuses a header.
func (b *builder) refuses(h header) (fault, bool) {
	if strict, given := h.option("strict"); given && !strictness(strict) {
		return fault{}, false // experimental and unofficial streams are let through
	}
	muxer := b.innerMuxer(h)
	for _, check := range []func(string, header) (fault, bool){b.refusesCodec, b.refusesTag, b.refusesNumber, refusesCover, refusesRate, refusesStreaming, b.refusesOptions} {
		if f, refused := check(muxer, h); refused {
			return f, true
		}
	}
	return b.refusesTemplate(h)
}

// strictness reports whether a value of -strict is the default or above it.
func strictness(text string) bool {
	switch text {
	case "0", "1", "2", "normal", "strict", "very":
		return true
	}
	return false
}

// innerMuxer is the muxer that writes the streams: the segment muxers hand
// them to another one; "" if it is not known.
func (b *builder) innerMuxer(h header) string {
	switch h.muxer {
	case "segment", "stream_segment,ssegment":
		if name, given := h.option("segment_format"); given {
			f, _ := b.cat.Muxer(name)
			return f.Name
		}
		f, _ := b.cat.GuessMuxer(h.url)
		return f.Name
	}
	return h.muxer
}

// refusesCodec finds a codec that the muxer does not take.
func (b *builder) refusesCodec(muxer string, h header) (fault, bool) {
	fragments := inFragments(h)
	if fragments {
		muxer = "mp4"
	}
	for _, s := range h.streams {
		if s.codec == "" || s.attached || s.media == filtergraph.Video && pictured(muxer) || fragments && s.media == filtergraph.Subtitle {
			continue
		}
		if b.cat.TakesCodec(muxer, s.codec) == bound.No {
			return fault{mismatched, fmt.Sprintf("%s does not take %s", muxer, s.codec), true}, true
		}
	}
	return fault{}, false
}

// pictured reports whether the muxer of an audio format takes pictures of its
// own kind beside the sound: no test with a film says anything about those.
func pictured(muxer string) bool {
	switch muxer {
	case "mp3", "flac", "aiff", "tta", "wv", "ogg", "oga", "opus", "spx":
		return true
	}
	return false
}

// refusesTag finds a codec tag that the muxer does not take.
func (b *builder) refusesTag(muxer string, h header) (fault, bool) {
	if segments(h.muxer) {
		return fault{}, false // it drops the tags that the inner muxer does not take
	}
	for _, s := range h.streams {
		if s.codec == "" || len(s.tags) == 0 || b.cat.TakesCodec(muxer, s.codec) != bound.Yes {
			continue
		}
		taken := false
		for _, tag := range s.tags {
			taken = taken || b.cat.TakesTag(muxer, s.codec, tag) != bound.No
		}
		if !taken {
			return fault{mismatched, fmt.Sprintf("%s does not take %s with the codec tag %s", muxer, s.codec, s.tags[0]), true}, true
		}
	}
	return fault{}, false
}

// refusesCover finds a picture that MP4 does not take as a cover: the encoder
// of a cover is chosen as that of a film (libavformat/movenc.c,
// codec_cover_image_tags).
func refusesCover(muxer string, h header) (fault, bool) {
	if muxer != "mp4" && muxer != "ipod" {
		return fault{}, false
	}
	for _, s := range h.streams {
		if s.cover && s.codec != "" && s.codec != "mjpeg" && s.codec != "png" && s.codec != "bmp" {
			return fault{mismatched, fmt.Sprintf("%s takes no cover as %s: copy it with -c:v copy, or leave it out with -vn", muxer, s.codec), true}, true
		}
	}
	return fault{}, false
}

// refusesNumber finds more streams, or other types, than the muxer takes.
func (b *builder) refusesNumber(muxer string, h header) (fault, bool) {
	count := map[filtergraph.Media]int{}
	certain := true
	for _, s := range h.streams {
		count[s.media]++
		certain = certain && s.codec != "" && !s.attached
	}
	if muxer == "rtp" && len(h.streams) > 1 {
		return fault{mismatched, "rtp takes one stream: write one output for each", true}, true
	}
	only := onlyType(count)
	if only != 0 && (b.cat.TakesStreams(muxer, string(only)) == bound.No && certain || only == 'v' && soundFirst(muxer)) {
		return fault{mismatched, fmt.Sprintf("%s takes no output with nothing but %s", muxer, filtergraph.Media(only)), h.allKnown()}, true
	}
	for _, m := range []filtergraph.Media{filtergraph.Video, filtergraph.Audio, filtergraph.Subtitle} {
		one := string(byte(m))
		if count[m] > 1 && b.cat.TakesStreams(muxer, one) == bound.Yes && b.cat.TakesStreams(muxer, one+one) == bound.No {
			return fault{mismatched, fmt.Sprintf("%s takes one %s stream, not %d", muxer, m, count[m]), certain}, true
		}
	}
	return b.refusesMixture(muxer, count, certain)
}

// soundFirst reports whether a muxer takes pictures only beside sound
// (mp3enc.c, flacenc.c and aiffenc.c in libavformat: "No audio stream present").
func soundFirst(muxer string) bool { return muxer == "mp3" || muxer == "flac" || muxer == "aiff" }

// refusesMixture finds two types that the muxer takes alone only.
func (b *builder) refusesMixture(muxer string, count map[filtergraph.Media]int, certain bool) (fault, bool) {
	for _, pair := range []string{"va", "vs", "as"} {
		first, second := filtergraph.Media(pair[0]), filtergraph.Media(pair[1])
		if count[first] == 0 || count[second] == 0 || b.cat.TakesStreams(muxer, pair) != bound.No {
			continue
		}
		if b.cat.TakesStreams(muxer, pair[:1]) == bound.Yes && b.cat.TakesStreams(muxer, pair[1:]) == bound.Yes {
			return fault{mismatched, fmt.Sprintf("%s does not take %s and %s together", muxer, first, second), certain}, true
		}
	}
	return fault{}, false
}

// onlyType returns the one media type of all streams, 0 if there are several.
func onlyType(count map[filtergraph.Media]int) byte {
	if len(count) != 1 {
		return 0
	}
	for m := range count {
		if strings.IndexByte("vas", byte(m)) >= 0 {
			return byte(m)
		}
	}
	return 0
}
