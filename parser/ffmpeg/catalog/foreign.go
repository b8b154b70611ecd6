package catalog

import (
	"slices"
	"strings"
)

// foreignCodec reports whether encoders or decoders of a codec are in libraries
// that builds may leave out (configure, the dependencies of each coder).
func foreignCodec(codec string) bool {
	return slices.Contains([]string{
		"amr_nb", "amr_wb", "apv", "arib_caption", "avs", "avs2", "avs3", "cavs", "codec2", "dvb_teletext", "evc", "gsm", "gsm_ms", "hap",
		"ilbc", "jpegxl", "jpegxl_anim", "lc3", "libvvc", "mp3", "mpegh_3d_audio", "speex", "theora", "vvc", "webp",
	}, codec)
}

// Foreign reports whether an encoder, a filter or a device of that name exists in
// builds of ffmpeg with other libraries or for other systems than those that
// the catalogs were made from (configure --list-encoders,
// --list-filters, --list-indevs).
func Foreign(name string) bool {
	for _, suffix := range []string{
		"_amf", "_at", "_cuda", "_cuvid", "_d3d11", "_d3d12", "_d3d12va", "_mediacodec", "_mf", "_mmal", "_npp", "_nvenc",
		"_omx", "_opencl", "_qsv", "_rkmpp", "_v4l2m2m", "_vaapi", "_videotoolbox", "_vt", "_vulkan",
	} {
		if strings.HasSuffix(name, suffix) {
			return true
		}
	}
	return slices.Contains([]string{
		"libfdk_aac", "libilbc", "libjxl", "libjxl_anim", "libkvazaar", "liblc3", "liboapv", "libopencore_amrnb", "libopenh264",
		"librav1e", "libsvt_hevc", "libsvt_vp9", "libuavs3e", "libvo_amrwbenc", "libvvenc", "libxavs", "libxavs2", "libxeve",
		"coreimage", "coreimagesrc", "cover_rect", "find_object", "frei0r", "frei0r_src", "libplacebo", "libvmaf", "ocr", "ocv", "sr",
		"derain", "dnn_classify", "dnn_detect", "dnn_processing", "whisper", "quirc", "qrencode", "qrencodesrc", "zmq", "azmq",
		"android_camera", "audiotoolbox", "avfoundation", "avisynth", "bktr", "decklink", "dshow", "gdigrab", "libgme", "libklvanc",
		"libmodplug", "libndi_newtek", "libopenmpt", "opengl", "sndio", "vapoursynth", "vfwcap",
	}, name)
}
