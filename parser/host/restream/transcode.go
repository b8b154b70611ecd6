package restream

import (
	"strings"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// builtIn returns what go2rtc gives to ffmpeg for a codec, as far as threads
// and memory depend on it (internal/ffmpeg). No template sets -threads.
func builtIn(name string) string {
	name, _, _ = strings.Cut(name, "/") // opus/16000
	switch name {
	case "h264":
		return "-codec:v libx264 -preset:v superfast -tune:v zerolatency"
	case "h265":
		return "-codec:v libx265 -preset:v superfast -tune:v zerolatency"
	case "mjpeg":
		return "-codec:v mjpeg"
	case "opus":
		return "-codec:a libopus"
	case "aac":
		return "-codec:a aac"
	case "mp3":
		return "-codec:a libmp3lame"
	case "pcmu":
		return "-codec:a pcm_mulaw"
	case "pcma":
		return "-codec:a pcm_alaw"
	}
	return ""
}

// transcode returns the command that go2rtc makes of `ffmpeg:SOURCE#video=h264`.
// Hardware is tried first and may fail: the software encoder is the worst case.
func transcode(t source.Text, n, root *yamlpos.Node) []word.Word {
	at := n.Span()
	at.Exact = false
	parts := strings.Split(t.Str, "#")
	input := strings.TrimPrefix(parts[0], "ffmpeg:")
	words := []word.Word{word.FromText(t.Slice(0, len("ffmpeg")), t.Span(0, len("ffmpeg"))), word.Literal("-hide_banner", at), word.Literal("-i", at)}
	from := word.FromText(t.Slice(len("ffmpeg:"), len(parts[0])), t.Span(len("ffmpeg:"), len(parts[0])))
	if input != "" && root.Get("streams", input) != nil { // another stream of the same server
		from = word.Concat(word.Literal("rtsp://127.0.0.1:8554/", at), from)
	}
	words = append(words, from)
	given := map[string]bool{}
	for _, option := range parts[1:] {
		key, value, _ := strings.Cut(option, "=")
		switch {
		case value == "copy" && (key == "video" || key == "audio"):
			words = append(words, word.Literal("-codec:"+key[:1], at), word.Literal("copy", at))
		case key == "video" || key == "audio":
			words = append(words, template(root.Get("ffmpeg"), value, at)...)
		case key == "raw":
			words = append(words, split(word.Literal(value, at).Text(""), at)...)
			continue
		default:
			continue
		}
		given[key] = true
	}
	for _, option := range unasked(given) {
		words = append(words, word.Literal(option, at))
	}
	output := word.FromHole(word.Hole{Kind: word.Template, Name: "output"}, at)
	return append(words, word.Literal("-f", at), word.Literal("rtsp", at), output)
}

// unasked are the arguments for kinds of streams that no codec was asked for:
// copied if there is none at all, else left out.
func unasked(given map[string]bool) []string {
	switch {
	case !given["video"] && !given["audio"]:
		return []string{"-codec", "copy"}
	case !given["video"]:
		return []string{"-vn"}
	case !given["audio"]:
		return []string{"-an"}
	}
	return nil
}

// template returns the arguments for a codec: the file's own, else built-in
// ones. A name that is neither may stand for anything.
func template(templates *yamlpos.Node, name string, at source.Span) []word.Word {
	if own := templates.Get(name); own.IsScalar() {
		return split(own.Text(), own.Span())
	}
	text := builtIn(name)
	if text == "" {
		return []word.Word{word.FromHole(word.Hole{Kind: word.Template, Name: name, Splits: true}, at)}
	}
	var words []word.Word
	for _, f := range strings.Fields(text) {
		words = append(words, word.Literal(f, at))
	}
	return words
}
