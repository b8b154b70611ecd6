package graph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// checkAudio reports what an audio encoder does not take: ffmpeg converts
// what it may choose by itself, but not what an option asks for (libavcodec,
// encode_preinit_audio).
func (o *outputBuilder) checkAudio(w want, s *OutStream, options chosen) {
	coder, exists := o.cat.Encoder(s.Codec)
	if w.media != filtergraph.Audio || s.Encoder == nil || !exists || coder.Media != catalog.Media('a') {
		return
	}
	certain := o.certain(w) && !o.cat.Interpolated
	if opt, text, ok := options.literal("ar"); ok && len(coder.SampleRates) > 0 {
		if n, ok := value.Int(text); ok && n > 0 && !slices.Contains(coder.SampleRates, strconv.FormatInt(n, 10)) {
			o.refuseValue(opt, fmt.Sprintf("%s takes %s Hz", s.Codec, strings.Join(coder.SampleRates, ", ")), "", certain)
		}
	}
	if opt, text, ok := options.literal("ac"); ok {
		n, isNumber := value.Int(text)
		if most := mostChannels(coder); isNumber && most > 0 && n > most && n <= 8 {
			o.refuseValue(opt, fmt.Sprintf("%s takes %d channels at most", s.Codec, most), strconv.FormatInt(most, 10), certain)
		}
	}
	if opt, text, ok := options.literal("sample_fmt"); ok && len(coder.SampleFmts) > 0 && !takesSampleFmt(coder, text) {
		o.refuseValue(opt, fmt.Sprintf("%s takes %s", s.Codec, strings.Join(coder.SampleFmts, ", ")), coder.SampleFmts[0], certain)
	}
}

// mostChannels is how many channels an encoder takes, 0 if it is not known.
func mostChannels(coder catalog.Coder) int64 {
	most := 0
	for _, layout := range coder.ChannelLayouts {
		n, ok := value.Channels(layout)
		if !ok {
			return 0
		}
		most = max(most, n)
	}
	return int64(most)
}

// takesSampleFmt reports whether an encoder may take a sample format: mono is
// the same packed and planar.
func takesSampleFmt(coder catalog.Coder, format string) bool {
	packed := strings.TrimSuffix(format, "p")
	return slices.Contains(coder.SampleFmts, packed) || slices.Contains(coder.SampleFmts, packed+"p")
}

// checkSubtitle reports text that is to become pictures, or the reverse
// (fftools/ffmpeg_mux_init.c: "only possible from text to text or bitmap to bitmap").
func (o *outputBuilder) checkSubtitle(w want, s *OutStream, options chosen) {
	if w.media != filtergraph.Subtitle || s.Encoder == nil || w.stream == nil {
		return
	}
	coder, exists := o.cat.Encoder(s.Codec)
	from, known := o.cat.Codec(w.stream.Codec)
	to, _ := o.cat.Codec(coder.Codec)
	if !exists || !known || to.Media != catalog.Media('s') || from.Text == to.Text && from.Bitmap == to.Bitmap {
		return
	}
	at, index := o.File.URL.Span, o.File.Index
	if opt, given := options.last("codec"); given {
		at, index = opt.Value.Span, opt.Index+1
	}
	o.problem(Problem{
		Rule: "wrong-media-type", Message: fmt.Sprintf("%s cannot become %s: subtitles stay text or stay pictures", from.Name, to.Name),
		At: at, Index: index, Refused: true, Certain: o.certain(w),
	})
}

// sampleRate is the rate that an encoder certainly gets: that of -ar, else
// the stream's own if no filter may change it; 0 if it is not known.
func sampleRate(coder catalog.Coder, source *Stream, options chosen) int {
	if opt, given := options.last("ar"); given {
		text, _ := opt.Value.Literal()
		n, _ := value.Int(text)
		return int(n)
	}
	if _, filtered := options.last("filter"); filtered || source == nil {
		return 0
	}
	if len(coder.SampleRates) > 0 && !slices.Contains(coder.SampleRates, strconv.Itoa(source.SampleRate)) {
		return 0
	}
	return source.SampleRate
}

// refusesRate finds MP3 with a sample rate that a container has no place for
// (flvenc.c, swfenc.c and movenc.c in libavformat).
func refusesRate(muxer string, h header) (fault, bool) {
	for _, s := range h.streams {
		if s.codec != "mp3" || s.rate == 0 {
			continue
		}
		taken := true
		switch muxer {
		case "flv":
			taken = slices.Contains([]int{11025, 22050, 44100, 48000}, s.rate)
		case "swf":
			taken = slices.Contains([]int{11025, 22050, 44100}, s.rate)
		case "mp4":
			taken = s.rate >= 16000
		case "hls":
			taken = !inFragments(h) || s.rate >= 16000
		case "dash": // it writes MP4, and may hand -strict on
			options, given := h.option("format_options")
			taken = s.rate >= 16000 || given && (options == "" || strings.Contains(options, "strict"))
		}
		if !taken {
			return fault{mismatched, fmt.Sprintf("%s does not take mp3 of %d Hz: add -ar 44100", muxer, s.rate), true}, true
		}
	}
	return fault{}, false
}
