package catalog

// canonical returns the option that a name stands for, and the stream
// specifier that the name implies (fftools/ffmpeg_opt.c: opt_video_codec,
// opt_old2new, opt_bitrate, opt_qscale, opt_profile …).
func canonical(name string) (option, spec string) {
	switch name {
	case "c":
		return "codec", ""
	case "vcodec", "acodec", "scodec", "dcodec":
		return "codec", name[:1]
	case "vf", "af":
		return "filter", name[:1]
	case "vframes", "aframes", "dframes":
		return "frames", name[:1]
	case "vtag", "atag", "stag":
		return "tag", name[:1]
	case "vpre", "apre", "spre":
		return "pre", name[:1]
	case "vbsf", "absf":
		return "bsf", name[:1]
	case "ab":
		return "b", "a"
	case "aq":
		return "q", "a"
	case "b", "profile":
		return name, "v"
	case "qscale":
		return "q", "v"
	case "lavfi":
		return "filter_complex", ""
	case "v":
		return "loglevel", ""
	case "ch_layout":
		return "channel_layout", ""
	}
	return name, ""
}
