package sample

import "strings"

// needs are the options without which an encoder takes nothing of the lab.
func needs(encoder string) []string {
	text := ""
	switch encoder {
	case "h261", "h263", "roqvideo", "a64multi", "a64multi5", "rv10", "rv20", "amv":
		text = "-s 352x288 -r 25"
	case "dvvideo":
		text = "-s 720x576 -r 25 -pix_fmt yuv420p"
	case "dnxhd":
		text = "-profile:v dnxhr_lb -pix_fmt yuv422p"
	case "xface":
		text = "-s 48x48"
	case "mpeg1video", "mpeg2video", "speedhq", "svq1":
		text = "-r 25"
	case "g723_1", "libgsm", "libgsm_ms", "nellymoser", "real_144", "comfortnoise", "libcodec2", "libspeex", "adpcm_argo":
		text = "-ar 8000 -ac 1"
	case "g722", "g726", "g726le", "sbc", "adpcm_ima_ssi":
		text = "-ar 16000 -ac 1"
	case "adpcm_swf", "adpcm_ima_amv", "adpcm_ima_alp":
		text = "-ar 22050 -ac 1"
	case "pcm_bluray", "pcm_dvd", "s302m", "mlp", "truehd":
		text = "-ar 48000 -ac 2"
	case "roq_dpcm", "adpcm_yamaha", "adpcm_ms":
		text = "-ar 22050 -ac 2"
	}
	return strings.Fields(text)
}

// videoEncoder chooses an encoder that works here, mostly one of those that
// have threads in ways of their own.
func (d *drawer) videoEncoder() {
	if d.in(12) {
		return // what the muxer chooses
	}
	var name string
	if d.in(2) {
		name = pick(d, "libx264", "libx264", "libx264", "libx265", "libsvtav1", "libvpx-vp9", "libvpx", "libaom-av1", "librav1e", "mpeg4", "mjpeg", "png", "prores_ks", "ffv1")
	} else {
		name = pick(d, d.build.Encoders(true)...)
	}
	if !d.build.Encodes(name, true, needs(name)) {
		name = "mpeg4"
	}
	d.args = append(d.args, needs(name)...)
	d.add("-c:v " + name + " -strict -2")
	d.options(name)
	d.sometimes(12, "-thread_type", "slice", "frame")
	if len(needs(name)) == 0 {
		d.sometimes(12, "-pix_fmt", "yuv420p", "yuv422p", "yuv444p")
	}
}

func (d *drawer) audioEncoder() {
	if d.in(3) {
		return
	}
	name := pick(d, d.build.Encoders(false)...)
	if !d.build.Encodes(name, false, needs(name)) {
		name = "aac"
	}
	d.args = append(d.args, needs(name)...)
	d.add("-c:a " + name + " -strict -2")
}

// options adds the options of an encoder that decide about its threads.
func (d *drawer) options(name string) {
	switch name {
	case "libx264", "libx264rgb":
		d.x264()
	case "libx265":
		d.x265()
	case "libsvtav1":
		d.svtav1()
	case "libvpx-vp9", "libvpx":
		d.vpx(name)
	case "libaom-av1":
		d.add("-cpu-used 8")
		d.sometimes(3, "-row-mt", "0", "1")
		d.sometimes(3, "-tiles", "1x1", "2x1", "2x2", "4x1")
		d.sometimes(3, "-usage", "realtime", "good")
	case "librav1e":
		d.add("-speed 10")
		d.sometimes(3, "-tiles", "1", "2", "4")
	case "mjpeg", "ljpeg":
		d.sometimes(2, "-q:v", "3", "10")
	case "mpeg4", "mpeg2video", "ffv1":
		d.sometimes(4, "-slices", "4", "9")
		d.sometimes(4, "-g", "10", "250")
	}
}

func (d *drawer) x264() {
	d.sometimes(1, "-preset", "ultrafast", "ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow")
	d.sometimes(6, "-tune", "zerolatency", "animation", "fastdecode", "film", "stillimage")
	d.sometimes(6, "-bf", "0", "2", "7")
	d.sometimes(8, "-b_strategy", "0", "1", "2")
	d.sometimes(4, "-x264-params", "threads=5", "sliced-threads=1", "lookahead-threads=4", "sync-lookahead=0", "rc-lookahead=10",
		"b-adapt=2:bframes=8", "subme=1", "threads=7:lookahead-threads=2", "sync-lookahead=40", "bframes=0", "threads=auto", "no-mbtree=1")
}

func (d *drawer) x265() {
	d.sometimes(1, "-preset", "ultrafast", "ultrafast", "superfast", "fast", "medium")
	d.sometimes(5, "-tune", "zerolatency", "grain", "fastdecode")
	params := pick(d, "", "", "pools=none", "pools=3", "pools=+", "pools=100", "frame-threads=3", "wpp=0", "no-wpp=1", "pools=none:frame-threads=1",
		"ctu=16:wpp=0", "lookahead-threads=2", "pools=none:wpp=0", "frame-threads=1", "pmode=1", "pme=1", "slices=4")
	d.args = append(d.args, "-x265-params", strings.TrimPrefix(params+":log-level=error", ":"))
}

func (d *drawer) svtav1() {
	d.sometimes(1, "-preset", "8", "10", "12")
	d.sometimes(3, "-b:v", "1M")
	d.sometimes(3, "-svtav1-params", "lp=1", "lp=2", "lp=3", "lp=5", "lp=16", "pred-struct=1", "tile-columns=1", "lookahead=0", "rc=1:tbr=500", "scd=0")
}

func (d *drawer) vpx(name string) {
	d.sometimes(1, "-deadline", "realtime", "realtime", "good")
	d.add("-cpu-used 8")
	if name == "libvpx" {
		return
	}
	d.sometimes(3, "-row-mt", "0", "1")
	d.sometimes(3, "-tile-columns", "0", "1", "2", "6")
	d.sometimes(6, "-tile-rows", "1", "2")
	d.sometimes(6, "-lag-in-frames", "0", "10")
}
