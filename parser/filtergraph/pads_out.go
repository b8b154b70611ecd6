package filtergraph

import (
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// dynamicOutputs returns the outputs of a filter whose options decide about
// them (each filter's init function).
func dynamicOutputs(f *Filter) ([]Media, bool) {
	switch f.Name {
	case "split":
		return f.several(Video, 2, "outputs")
	case "asplit":
		return f.several(Audio, 2, "outputs")
	case "concat":
		return f.concatOutputs()
	case "select":
		return f.several(Video, 1, "outputs", "n")
	case "aselect":
		return f.several(Audio, 1, "outputs", "n")
	case "streamselect", "astreamselect":
		text, ok := f.text("map")
		return repeat(f.media("astreamselect"), len(strings.Fields(text)), ok)
	case "segment", "asegment":
		return f.segmentOutputs()
	case "channelsplit":
		return f.channelsplitOutputs()
	case "acrossover":
		text, ok := f.text("split")
		bands := len(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '|' }))
		return repeat(Audio, bands+1, ok)
	case "extractplanes":
		text, ok := f.text("planes")
		return repeat(Video, strings.Count(text, "+")+1, ok)
	case "ebur128":
		return f.optionalVideo("video", true)
	case "aphasemeter":
		return f.optionalVideo("video", false)
	case "afir", "aiir":
		return f.optionalVideo("response", false)
	case "anequalizer":
		return f.optionalVideo("curves", false)
	case "movie", "amovie":
		return f.movieOutputs()
	}
	return nil, false
}

// concatOutputs is one segment: videos, then audios.
func (f *Filter) concatOutputs() ([]Media, bool) {
	v, okV := f.count(1, "v")
	a, okA := f.count(0, "a")
	video, _ := repeat(Video, v, true)
	audio, _ := repeat(Audio, a, true)
	return append(video, audio...), okV && okA
}

// segmentOutputs counts the points at which a stream is cut.
func (f *Filter) segmentOutputs() ([]Media, bool) {
	for _, name := range []string{"timestamps", "frames"} {
		if _, given := f.Arg(name); given {
			text, ok := f.text(name)
			return repeat(f.media("asegment"), strings.Count(text, "|")+2, ok)
		}
	}
	return nil, false
}

// channelsplitOutputs counts the channels of the option channels, or else of
// the layout.
func (f *Filter) channelsplitOutputs() ([]Media, bool) {
	channels, ok := f.text("channels")
	if !ok {
		return nil, false
	}
	if channels == "" || channels == "all" {
		if channels, ok = f.text("channel_layout"); !ok {
			return nil, false
		}
	}
	n, ok := value.Channels(channels)
	return repeat(Audio, n, ok)
}

// optionalVideo is an audio output, and one of video if an option is set.
func (f *Filter) optionalVideo(option string, videoFirst bool) ([]Media, bool) {
	set, ok := f.isSet(option)
	switch {
	case !ok:
		return nil, false
	case !set:
		return []Media{Audio}, true
	case videoFirst:
		return []Media{Video, Audio}, true
	}
	return []Media{Audio, Video}, true
}

// movieOutputs reads streams=dv+da; specifiers without a letter have a type
// that only the file knows.
func (f *Filter) movieOutputs() ([]Media, bool) {
	text, ok := f.text("streams", "s")
	if !ok {
		return nil, false
	}
	if text == "" {
		return []Media{f.media("amovie")}, true
	}
	var media []Media
	for _, s := range strings.Split(text, "+") {
		m := AnyMedia
		switch {
		case strings.HasPrefix(s, "dv"), strings.HasPrefix(s, "v"):
			m = Video
		case strings.HasPrefix(s, "da"), strings.HasPrefix(s, "a"):
			m = Audio
		}
		media = append(media, m)
	}
	return media, true
}

func number(text string) (int, bool) {
	n, ok := value.Int(text)
	return int(n), ok && n >= 0 && n <= 1<<32
}
