package estimate

import (
	"cmp"
	"math"
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// usualBits is what H.264 of good quality (CRF 23) needs a pixel at most, in
// bits: grainy or sport, 2.5 times a typical picture. Pure noise needs 5.
const usualBits = 0.25

// defaultBitRate is libavcodec's -b:v for its own encoders (options_table.h).
const defaultBitRate = 200e3

// averageSlack is how far an average bit rate may be missed over an hour.
const averageSlack = 1.5

// foreverSeconds is the length of what has no end.
var foreverSeconds = math.Inf(1)

// pixels is how many a stream has in a second; 1080p of 30 pictures if that
// is not known.
func pixels(width, height int, rate float64) float64 {
	if width == 0 || height == 0 {
		width, height = unknownWidth, unknownHeight
	}
	if rate <= 0 {
		rate = 30
	}
	return float64(width) * float64(height) * rate
}

// encodedRate is the most bits a second that an encoder writes, and why it is
// an assumption.
func encodedRate(e *graph.Encoder, channels, sampleRate int) (bitsPerSecond float64, assumed string) {
	if !e.Video {
		if b := option(e, "b"); b > 0 {
			return 1.1 * b, ""
		}
		return soundRate(e.Name, channels, sampleRate), ""
	}
	raw := pixels(e.Width, e.Height, e.Rate) * 8 * bytesPerPixel(e.PixFmt)
	most, average := option(e, "maxrate"), option(e, "b")
	vbv := parameter(e, "vbv-maxrate")
	switch {
	case most > 0:
		return min(raw, most), ""
	case vbv > 0:
		return min(raw, 1e3*vbv), ""
	case average > 0 && option(e, "crf") == 0:
		return min(raw, averageSlack*average), ""
	}
	bits, why := qualityBits(e)
	return min(1.05*raw, pixels(e.Width, e.Height, e.Rate)*bits), why
}

// qualityBits is the number of bits a pixel of an encoder that aims at a
// quality, or has defaults.
func qualityBits(e *graph.Encoder) (bits float64, why string) {
	const assumed = "no bit rate: the most that is usual for size and quality"
	if bits, ok := intraBits(e.Name, e.PixFmt); ok {
		return bits, assumed
	}
	switch e.Name {
	case "libx264", "libx264rgb":
		return usualBits * math.Exp2((23-quality(e, 23))/6), assumed
	case "libx265":
		return 0.6 * usualBits * math.Exp2((23-quality(e, 28))/6), assumed
	case "libsvtav1", "libaom-av1", "librav1e", "libvpx-vp9", "libvpx":
		return 0.6 * usualBits * math.Exp2((30-quality(e, 30))/10), assumed
	case "mpeg4", "mpeg2video", "mpeg1video", "flv", "wmv2", "wmv1", "libxvid", "h263", "h263p", "msmpeg4":
		if fixedQuality(e) {
			return 3, assumed
		}
		return max(0.15, averageSlack*defaultBitRate/pixels(e.Width, e.Height, e.Rate)), assumed
	}
	return 2 * usualBits, "encoder " + e.Name + " is not measured"
}

// quality is -crf or -qp, also as a parameter of the library.
func quality(e *graph.Encoder, byDefault float64) float64 {
	for _, name := range []string{"crf", "qp"} {
		if text := cmp.Or(e.Params[name], e.Options[name]); text != "" {
			if q, ok := value.Number(text); ok && q >= 0 {
				return q
			}
		}
	}
	return byDefault
}

// intraBits is the number of bits a pixel of codecs that know no other
// pictures: half of what pure noise needs (measured), or the raw picture where
// nothing is lost.
func intraBits(codec, pixfmt string) (bits float64, ok bool) {
	switch codec {
	case "mjpeg", "mjpegb", "ljpeg", "libwebp", "libwebp_anim", "webp", "jpeg2000", "libopenjpeg", "libjxl":
		return 4, true
	case "prores", "prores_ks", "prores_aw", "dnxhd", "cfhd", "dvvideo", "hap":
		return 4.3, true
	case "gif":
		return 8, true
	case "png", "apng", "ffv1", "huffyuv", "ffvhuff", "utvideo", "magicyuv", "tiff", "bmp", "qtrle", "rawvideo", "wrapped_avframe", "v210",
		"r210", "v308", "v408", "v410", "yuv4", "ppm", "pgm", "pam", "targa", "sgi", "exr", "dpx", "snow", "zlib", "flashsv":
		return 8 * bytesPerPixel(pixfmt), true
	}
	return 0, false
}

// soundRate is the usual bit rate of a sound codec.
func soundRate(codec string, channels, sampleRate int) float64 {
	if channels == 0 {
		channels = 2
	}
	if sampleRate == 0 {
		sampleRate = 48000
	}
	pairs := math.Ceil(float64(channels) / 2)
	switch {
	case strings.HasPrefix(codec, "pcm_"), codec == "flac", codec == "alac", codec == "wavpack", codec == "tta", codec == "mlp", codec == "truehd":
		return float64(channels*sampleRate) * sampleBits(codec)
	case codec == "ac3" || codec == "eac3" || codec == "dca" || codec == "dts":
		return 448e3 * pairs
	}
	return 192e3 * pairs
}

// sampleBits is the size of a sample: 32 at most, where the name says nothing.
func sampleBits(codec string) float64 {
	for _, size := range []struct {
		mark string
		bits float64
	}{{"64", 64}, {"24", 24}, {"16", 16}, {"mulaw", 8}, {"alaw", 8}, {"8", 8}} {
		if strings.Contains(codec, size.mark) {
			return size.bits
		}
	}
	if codec == "flac" || codec == "alac" {
		return 24
	}
	return 32
}

// option is a number among an encoder's options, 0 if there is none.
func option(e *graph.Encoder, name string) float64 {
	n, ok := value.Number(e.Options[name])
	if !ok {
		return 0
	}
	return n
}

// parameter is a number among x264-params and their like.
func parameter(e *graph.Encoder, name string) float64 {
	n, ok := value.Number(e.Params[name])
	if !ok {
		return 0
	}
	return n
}
