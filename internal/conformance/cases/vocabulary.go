package cases

import (
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// vocabulary is what mutations put in.
type vocabulary struct {
	// options are pairs of an option and its value that the seeds have, values
	// those values by the option's name without specifier.
	options [][2]string
	values  map[string][]string

	video, audio, subtitle             []string // encoders
	formats, extensions, pixFmts, bsfs []string
	filters, inputs, maps, specifiers  []string
	labels, odd                        []string
}

// newVocabulary collects the names of the newest catalog and the options of
// the seeds. Names that only work with a device, a display or a network are
// left out: what they do depends on the machine.
func newVocabulary(seeds []Case) vocabulary {
	v := vocabulary{
		values:  map[string][]string{},
		inputs:  []string{"in.mp4", "in2.mp4", "multi.mkv", "audio.mp3", "audio.wav", "cover.mp3", "prog.ts", "logo.png", "img%03d.png", "subs.srt"},
		maps:    maps(),
		odd:     odd(),
		labels:  []string{"[a]", "[v]", "[0:v]", "[1:v]", "[0:a]", "[0:v:0]", "[1]", "[out]", "[x]", "[0:s]", "[bg]", "[5:v]", "[]", "[o1]", "[0]"},
		formats: []string{"mp4", "mov", "matroska", "webm", "mpegts", "flv", "avi", "mp3", "wav", "adts", "ogg", "null", "hls", "dash", "segment", "tee", "image2", "gif", "s16le", "rawvideo", "mpeg", "ipod", "h264", "yuv4mpegpipe", "srt", "framemd5", "concat", "lavfi"},
		extensions: []string{
			"mp4", "mov", "mkv", "webm", "ts", "flv", "avi", "mp3", "wav", "aac", "m4a", "ogg", "opus", "flac", "m3u8", "mpd", "png", "jpg", "gif", "srt", "ass",
			"vtt", "mpg", "mxf", "3gp", "h264", "yuv", "nut", "wmv", "xyz", "txt", "webp", "mka", "ac3", "m4v", "y4m",
		},
		specifiers: []string{"v", "a", "s", "0", "1", "v:0", "v:1", "a:0", "a:1", "d", "V", "x", "v:x", "", "m:language:eng", "p:1", "i:0x100", "#0x100", "u", "va", "v:", "a:a", "-1", "g:0", "disp:default", "s:0", "t", "5"},
	}
	c := catalog.Load("9.0")
	v.filters = hostless(c.Names(catalog.FilterName))
	v.pixFmts = c.Names(catalog.PixFmtName)
	v.bsfs = c.Names(catalog.BSFName)
	v.formats = append(v.formats, hostless(c.Names(catalog.MuxerName))...)
	for _, name := range hostless(c.Names(catalog.EncoderName)) {
		switch e, _ := c.Encoder(name); e.Media {
		case 'v':
			v.video = append(v.video, name)
		case 'a':
			v.audio = append(v.audio, name)
		case 's':
			v.subtitle = append(v.subtitle, name)
		}
	}
	v.video = append(v.video, "copy", "h264", "hevc", "vp9")
	v.audio = append(v.audio, "copy", "mp3", "opus", "vorbis", "libfdk_aac")
	v.subtitle = append(v.subtitle, "copy", "srt", "mov_text")
	v.learn(seeds)
	return v
}

// learn collects the options of the seeds and the values that they have.
func (v *vocabulary) learn(seeds []Case) {
	for _, s := range seeds {
		m := mutant{argv: s.Argv}
		for i := range s.Argv {
			if !m.isOption(i) || s.Argv[i] == "-i" {
				continue
			}
			name, _, _ := strings.Cut(s.Argv[i][1:], ":")
			v.options = append(v.options, [2]string{s.Argv[i], s.Argv[i+1]})
			if !slices.Contains(v.values[name], s.Argv[i+1]) {
				v.values[name] = append(v.values[name], s.Argv[i+1])
			}
		}
	}
}

// hostless leaves out what needs a device, a display or a network.
func hostless(names []string) []string {
	return slices.DeleteFunc(names, func(name string) bool {
		for _, part := range []string{
			"vaapi", "qsv", "nvenc", "cuda", "v4l2", "vulkan", "opencl", "_amf", "_omx", "_mf", "videotoolbox", "npp", "mediacodec",
			"alsa", "pulse", "oss", "sdl", "opengl", "caca", "xv", "fbdev", "sndio", "jack", "decklink", "rtp", "rtsp", "sap", "whip",
			"zmq", "frei0r", "ladspa", "lv2", "movie", "gblur_", "whisper", "dnn", "ivtc", "plugin", "chromaprint", "bluray", "audiotoolbox",
		} {
			if strings.Contains(name, part) {
				return true
			}
		}
		return false
	})
}

// maps are values of -map.
func maps() []string {
	return []string{
		"0", "1", "0:v", "0:a", "0:s", "0:s?", "0:v:0", "0:v:1", "0:a:1?", "1:a", "1:v:0", "2", "0:5", "0:5?", "-0:a", "-0:v", "0:p:1", "0:p:9",
		"0:m:language:eng", "0:a:m:language:fra", "v", "a", "0:V", "0:t?", "0:d?", "0:x", "0:v:", "0:", ":v", "0:0", "0:1", "[v]", "[out]", "0:u",
		"0:disp:default", "0:g:0", "0v", "0:a:0:1", "0:v?", "?", "-1", "0:i:256", "0:#0x100",
	}
}

// odd are values that few options take.
func odd() []string {
	return []string{
		"", "0", "1", "-1", "2", "1.5", "-0.5", "abc", "auto", "none", "true", "1e3", "1e9", "99999999999", "10k", "1M", "1Mi", "2x", "16:9", "64x48",
		"64", "0x10", "00:00:01", "0.5", ".5", "1/2", "+1", "yes", "high", "red", "a=b", "a+b", "copy", "%d", "nan", "inf", "iw/2", "100ms", "hd720", "50%",
	}
}
