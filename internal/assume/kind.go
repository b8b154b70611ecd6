package assume

import "strings"

// kind is what a demuxer or an extension promises: codecs, "" for no stream
// of the type.
type kind struct {
	video, audio, subtitle string
	pixfmt                 string
	// open says that other codecs are as likely: a container, not a codec.
	open bool
}

// kindOf returns the kind of a file and where it is known from.
func kindOf(f Hint) (kind, string) {
	if k, ok := kinds[strings.ToLower(f.Format)]; ok {
		return k, "demuxer " + f.Format
	}
	if k, ok := formats(f.Format); ok {
		return k, "demuxer " + f.Format
	}
	if k, ok := kinds[extension(f.URL)]; ok && !k.open {
		return k, "file name"
	}
	if f.Format == "" && metadata(extension(f.URL)) {
		return kind{}, "file name"
	}
	return kind{video: "h264", audio: "aac", open: true}, "default"
}

// metadata reports whether a file that ffmpeg may read without being told its
// format holds no streams: what has such a name is FFMETADATA1.
func metadata(extension string) bool {
	return extension == "txt" || extension == "ffmeta" || extension == "ffmetadata" || extension == "meta"
}

// extension returns the text behind the last dot, without a query.
func extension(url string) string {
	url, _, _ = strings.Cut(url, "?")
	dot := strings.LastIndexByte(url, '.')
	if dot < 0 {
		return ""
	}
	return strings.ToLower(url[dot+1:])
}

// kinds are the extensions and raw formats that tell the codec.
var kinds = map[string]kind{
	"jpg": {video: "mjpeg", pixfmt: "yuvj420p"}, "jpeg": {video: "mjpeg", pixfmt: "yuvj420p"},
	"mjpeg": {video: "mjpeg", pixfmt: "yuvj420p"}, "mjpg": {video: "mjpeg", pixfmt: "yuvj420p"},
	"png": {video: "png", pixfmt: "rgb24"}, "apng": {video: "apng", pixfmt: "rgba"}, "bmp": {video: "bmp", pixfmt: "bgr24"},
	"tif": {video: "tiff", pixfmt: "rgb24"}, "tiff": {video: "tiff", pixfmt: "rgb24"}, "webp": {video: "webp", pixfmt: "yuv420p"},
	"gif": {video: "gif", pixfmt: "bgra"}, "ppm": {video: "ppm", pixfmt: "rgb24"}, "exr": {video: "exr", pixfmt: "gbrpf32le"},
	"y4m": {video: "rawvideo"}, "yuv": {video: "rawvideo"}, "rawvideo": {video: "rawvideo"},
	"h264": {video: "h264"}, "264": {video: "h264"}, "hevc": {video: "hevc"}, "265": {video: "hevc"}, "ivf": {video: "av1"},
	"wav": {audio: "pcm_s16le"}, "aiff": {audio: "pcm_s16be"}, "mp3": {audio: "mp3"}, "flac": {audio: "flac"},
	"aac": {audio: "aac"}, "m4a": {audio: "aac"}, "ogg": {audio: "vorbis"}, "oga": {audio: "vorbis"}, "opus": {audio: "opus"},
	"ac3": {audio: "ac3"}, "eac3": {audio: "eac3"}, "wma": {audio: "wmav2"}, "amr": {audio: "amr_nb"}, "caf": {audio: "alac"},
	"wv": {audio: "wavpack"}, "tta": {audio: "tta"}, "dts": {audio: "dca"}, "mka": {audio: "aac"},
	"srt": {subtitle: "subrip"}, "ass": {subtitle: "ass"}, "ssa": {subtitle: "ass"}, "vtt": {subtitle: "webvtt"},
	"mpg": {video: "mpeg2video", audio: "mp2"}, "mpeg": {video: "mpeg2video", audio: "mp2"}, "vob": {video: "mpeg2video", audio: "ac3"},
	"ffmetadata": {}, "webm": {video: "vp9", audio: "opus"}, "dv": {video: "dvvideo", audio: "pcm_s16le"},
}

// formats are the demuxers of devices and raw sound.
func formats(format string) (kind, bool) {
	switch format {
	case "v4l2", "video4linux2", "dshow", "avfoundation", "decklink":
		return kind{video: "rawvideo", pixfmt: "yuyv422"}, true
	case "x11grab", "gdigrab", "kmsgrab", "fbdev", "xcbgrab":
		return kind{video: "rawvideo", pixfmt: "bgr0"}, true
	case "alsa", "pulse", "jack", "oss", "sndio", "openal":
		return kind{audio: "pcm_s16le"}, true
	}
	for _, prefix := range []string{"s16", "s24", "s32", "f32", "f64", "u8", "mulaw", "alaw"} {
		if strings.HasPrefix(format, prefix) {
			return kind{audio: "pcm_" + format}, true
		}
	}
	return kind{}, false
}
