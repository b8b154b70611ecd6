package catalog

// history knows what to do about names that some version no longer has, and
// which version that is where it is known for certain: the Changelog and
// fftools/ffmpeg_opt.c of the releases, and the deprecation guards of a
// library (FF_API_…), which fall with its major version.
func history(kind Kind, name string) (since string, s Successor, listed bool) {
	var tables []map[string]fate
	switch kind {
	case OptionName:
		tables = []map[string]fate{toolFates, libraryFates}
	case FilterName:
		tables = []map[string]fate{filterFates}
	case EncoderName, DecoderName:
		tables = []map[string]fate{coderFates}
	case MuxerName:
		tables = []map[string]fate{muxerFates}
	}
	for _, t := range tables {
		if f, ok := t[name]; ok {
			return f.since, Successor{Advice: f.advice, Instead: f.instead, From: f.from}, true
		}
	}
	return "", Successor{}, false
}

// fate is since when a name is gone ("" if not known), what to do about it,
// what means exactly the same, and since when that exists.
type fate struct{ since, advice, instead, from string }

// toolFates are the program's own options. 4.3 still lists sameq, to refuse it.
var toolFates = map[string]fate{
	"deinterlace":           {"", "use the filter yadif or bwdif", "", ""},
	"intra":                 {"", "use -g 1", "", ""},
	"sameq":                 {"4.3", "it never meant the same quality; use -q or -crf", "", ""},
	"same_quant":            {"4.3", "it never meant the same quality; use -q or -crf", "", ""},
	"videotoolbox_pixfmt":   {"5.0", "it is chosen by -hwaccel_output_format", "", ""},
	"tvstd":                 {"", "use the demuxer's option -standard", "-standard", ""},
	"vc":                    {"", "use the demuxer's option -channel", "-channel", ""},
	"absf":                  {"7.0", "use -bsf:a", "-bsf:a", ""},
	"vbsf":                  {"7.0", "use -bsf:v", "-bsf:v", ""},
	"psnr":                  {"7.0", "use -flags +psnr before the output", "", ""},
	"map_channel":           {"7.0", "use the filter pan, channelmap or channelsplit", "", ""},
	"async":                 {"", "use -af aresample=async=N", "", ""},
	"vol":                   {"", "use the filter volume (256 was 1.0)", "", ""},
	"vsync":                 {"9.0", "use -fps_mode before each output", "-fps_mode", "5.1"},
	"top":                   {"9.0", "use the filter setfield", "", ""},
	"qphist":                {"9.0", "it did nothing from 7.0 on; leave it out", "", ""},
	"adrift_threshold":      {"9.0", "it did nothing from 7.0 on; leave it out", "", ""},
	"filter_script":         {"9.0", "use -/filter", "-/filter", "7.0"},
	"filter_complex_script": {"9.0", "use -/filter_complex", "-/filter_complex", "7.0"},
}

const leave = "it has no successor; leave it out"

// libraryFates are options of libavcodec, libavformat and libswresample.
var libraryFates = map[string]fate{
	"stimeout":               {"5.0", "use -timeout, in microseconds too", "-timeout", "5.0"},
	"user-agent":             {"5.0", "use -user_agent", "-user_agent", ""},
	"use_localtime":          {"5.0", "use -strftime", "-strftime", ""},
	"use_localtime_mkdir":    {"5.0", "use -strftime_mkdir", "-strftime_mkdir", ""},
	"hls_wrap":               {"5.0", "use -hls_list_size with -hls_flags delete_segments", "", ""},
	"min_seg_duration":       {"5.0", "use -seg_duration, in seconds", "", ""},
	"nr":                     {"5.0", "use the encoder's option -noise_reduction", "", ""},
	"preme":                  {"5.0", leave, "", ""},
	"skipcmp":                {"5.0", "use -skip_cmp", "", ""},
	"side_data_only_packets": {"5.0", leave, "", ""},
	"refcounted_frames":      {"5.0", leave, "", ""},
	"rc_strategy":            {"", leave, "", ""},
	"pbias":                  {"", leave, "", ""},
	"hls_ts_options":         {"", "use -hls_segment_options", "-hls_segment_options", "5.1"},
	"request_channel_layout": {"", "use the decoder's option -downmix", "", ""},
	"sub_text_format":        {"", leave, "", ""},
	"ts_packetsize":          {"", leave, "", ""},
	"la_depth":               {"", "use -svtav1-params lookahead=N", "", ""},
	"sc_detection":           {"", "use -svtav1-params scd=N", "", ""},
	"tile_columns":           {"", "use -svtav1-params tile-columns=N", "", ""},
	"hielevel":               {"", "use -svtav1-params hierarchical-levels=N", "", ""},
	"framethreads":           {"", "use -threads before the input", "", ""},
	"tilethreads":            {"", "use -threads before the input", "", ""},
	"2pass":                  {"", "use -multipass", "", ""},
	"cbr":                    {"", "use -rc cbr", "", ""},
	"spatial_aq":             {"", "use -spatial-aq", "", ""},
	"temporal_aq":            {"", "use -temporal-aq", "", ""},
	"aac_ltp":                {"", leave, "", ""},
	"aac_pred":               {"", leave, "", ""},
	"ticks_per_frame":        {"", leave, "", ""},
	"pagesize":               {"", "use -page_duration", "", ""},
	"oggpagesize":            {"", "use -page_duration", "", ""},
	"ich":                    {"", "use -ichl with a layout such as stereo", "", ""},
	"in_channel_count":       {"", "use -in_chlayout with a layout such as stereo", "", ""},
	"icl":                    {"", "use -ichl with a layout such as stereo", "", ""},
	"in_channel_layout":      {"", "use -in_chlayout with a layout such as stereo", "", ""},
	"och":                    {"", "use -ochl with a layout such as stereo", "", ""},
	"out_channel_count":      {"", "use -out_chlayout with a layout such as stereo", "", ""},
	"ocl":                    {"", "use -ochl with a layout such as stereo", "", ""},
	"out_channel_layout":     {"", "use -out_chlayout with a layout such as stereo", "", ""},
	"uch":                    {"", "use -uchl with a layout such as stereo", "", ""},
	"used_channel_count":     {"", "use -used_chlayout with a layout such as stereo", "", ""},
	"antialias":              {"", "it went with the muxer caca", "", ""},
	"charset":                {"", "it went with the muxer caca", "", ""},
	"color":                  {"", "it went with the muxer caca", "", ""},
	"driver":                 {"", "it went with the muxer caca", "", ""},
	"list_dither":            {"", "it went with the muxer caca", "", ""},
	"list_drivers":           {"", "it went with the muxer caca", "", ""},
	"background":             {"", "it went with the muxer opengl", "", ""},
	"no_window":              {"", "it went with the muxer opengl", "", ""},
	"window_borderless":      {"", "it went with the muxer sdl2", "", ""},
	"window_enable_quit":     {"", "it went with the muxer sdl2", "", ""},
	"window_fullscreen":      {"", "it went with the muxer sdl2", "", ""},
	"omx_libname":            {"", "it went with the encoders of OpenMAX", "", ""},
	"omx_libprefix":          {"", "it went with the encoders of OpenMAX", "", ""},
	"zerocopy":               {"", "it went with the encoders of OpenMAX", "", ""},
}

// filterFates, coderFates and muxerFates are what the libraries no longer hold.
var filterFates = map[string]fate{
	"fifo":  {"", "frames are queued anyway; leave it out", "", ""},
	"afifo": {"", "frames are queued anyway; leave it out", "", ""},
	"pp":    {"8.0", "libpostproc is gone; use deblock, spp or pp7", "", ""},
}

var coderFates = map[string]fate{
	"libwavpack":  {"", "use wavpack", "wavpack", ""},
	"libopenjpeg": {"", "use jpeg2000 to decode", "", ""},
	"ayuv":        {"", "use rawvideo", "", ""},
	"v308":        {"", "use rawvideo", "", ""},
	"v408":        {"", "use rawvideo", "", ""},
	"v410":        {"", "use rawvideo", "", ""},
	"sonic":       {"", "use flac", "", ""},
	"sonicls":     {"", "use flac", "", ""},
}

var muxerFates = map[string]fate{
	"singlejpeg": {"", "use mjpeg, or image2 with -frames:v 1", "", ""},
	"caca":       {"", "pipe raw video to a player", "", ""},
	"opengl":     {"", "pipe raw video to a player", "", ""},
	"sdl":        {"", "pipe raw video to a player", "", ""},
	"sdl2":       {"", "pipe raw video to a player", "", ""},
}
