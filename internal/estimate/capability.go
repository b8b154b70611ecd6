package estimate

import (
	"strings"

	"github.com/ffvet/ffvet/internal/version"
)

// Which native codecs use threads, from the codec registrations
// (AV_CODEC_CAP_FRAME_THREADS and AV_CODEC_CAP_SLICE_THREADS in libavcodec's
// FFCodec tables) of 4.4, 5.1, 6.1, 7.1 and 9.0. A name with a version has
// the capability from then on; between two versions that were read, from the
// older one on. Frame threads win where a codec has both.
const (
	frameDecoders = `aic alac apng apv bitpacked:5.0 cfhd cllc cri dnxhd dpx:8.0 dvvideo dxtory:4.4 dxv exr ffvhuff flac fraps
		h264 hap hdr hevc hqx huffyuv hymt jpeg2000 lagarith libopenjpeg magicyuv mdec mimic mpeg4 mszh notchlc
		photocd pixlet png prores prores_raw psd qoi rtv1 rv30 rv40 sheervideo speedhq:7.0 tak theora tiff tta
		utvideo v210 v410 vble vmix vp3 vp4 vp8 vp9 wavpack wbmp webp ylc zlib`
	sliceDecoders = `dds dirac ffv1 fic mpeg1video mpeg2video mpegvideo rv60 vbn vp6a webp_anim`
	frameEncoders = `bitpacked cfhd:4.4 dnxhd dvvideo dxv exr:4.4 ffvhuff hdr huffyuv jpeg2000:6.0 jpegls
		libopenjpeg ljpeg magicyuv mjpeg png prores prores_aw prores_ks qoi rawvideo:5.0 tiff utvideo v210:5.0 wbmp zlib`
	// twofoldEncoders have both: -thread_type slice makes them use slices.
	twofoldEncoders = `dnxhd dvvideo dxv magicyuv:6.0 mjpeg prores_ks`
	sliceEncoders   = `ffv1 h263p hap:5.0 mpeg1video mpeg2video mpeg4 vbn vc2`
)

// lists reports whether a list of the form above has the codec in a version.
func lists(list, codec string, v version.Version) bool {
	for entry := range strings.FieldsSeq(list) {
		name, since, _ := strings.Cut(entry, ":")
		if name != codec {
			continue
		}
		from, err := version.Parse(since)
		return err != nil || v.AtLeast(from.Major, from.Minor)
	}
	return false
}

// decodesFrames reports whether a decoder works on several frames at a time.
// ffv1 does so in 4.x and from 6.0 on (6.0 and 7.0 by the upper bound).
func decodesFrames(decoder string, v version.Version) bool {
	if decoder == "ffv1" {
		return !v.AtLeast(5, 0) || v.AtLeast(6, 0)
	}
	return lists(frameDecoders, decoder, v)
}

func decodesSlices(decoder string, v version.Version) bool { return lists(sliceDecoders, decoder, v) }

func encodesFrames(encoder string, v version.Version) bool { return lists(frameEncoders, encoder, v) }

// encodesSlices reports whether an encoder splits each picture, if need be
// because it is asked to.
func encodesSlices(encoder, threadType string, v version.Version) bool {
	return lists(sliceEncoders, encoder, v) || threadType == "slice" && lists(twofoldEncoders, encoder, v)
}
