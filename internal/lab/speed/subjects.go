package main

import "fmt"

// The picture that everything is measured on.
const (
	width  = 640
	height = 360
)

// subject is one component to measure.
type subject struct {
	kind, name, setting string
	// loops is how often the clip plays: more for what is cheap.
	loops int
	// each is how many of the component work at a picture; 0 is one.
	each int
	// args returns the command line between the program and "-f null -", with
	// n threads for the component and one for everything else.
	args func(n, loops int) []string
	// base is what the same command costs without the component.
	base func(loops int) []string
	// made is what the file for a decoder is made with.
	made []string
}

// subjects are the components in the order of the table.
func subjects() []subject {
	var all []subject
	for _, d := range [][]string{
		{"h264", "-c:v", "libx264", "-preset", "veryfast"}, {"hevc", "-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error"},
		{"vp9", "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-row-mt", "1", "-b:v", "3M"},
		{"vp8", "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "3M"},
		{"libdav1d", "-c:v", "libsvtav1", "-preset", "12"}, {"mpeg2video", "-c:v", "mpeg2video", "-q:v", "4"}, {"mpeg4", "-c:v", "mpeg4", "-q:v", "4"},
		{"mjpeg", "-c:v", "mjpeg", "-q:v", "4"}, {"prores", "-c:v", "prores_ks"}, {"ffv1", "-c:v", "ffv1", "-slices", "16"}, {"png", "-c:v", "png"},
	} {
		all = append(all, decoder(d[0], d[1:]))
	}
	all = append(all, filter("scale=480:270", "scale=640:360"), filter("overlay=50:50"))
	for _, f := range []string{"yadif", "gblur", "unsharp", "eq=contrast=1.1", "drawbox=t=20", "hqdn3d", "hflip", "transpose"} {
		all = append(all, filter(f))
	}
	return append(all, encoders()...)
}

func encoders() []subject {
	return []subject{
		encoder("libx264", "ultrafast", 4, "-threads %d", "-preset", "ultrafast"),
		encoder("libx264", "veryfast", 2, "-threads %d", "-preset", "veryfast"),
		encoder("libx264", "medium", 0, "-threads %d", "-preset", "medium"),
		encoder("libx264", "slow", 0, "-threads %d", "-preset", "slow"),
		encoder("libx265", "ultrafast", 1, "-x265-params pools=%d:log-level=error", "-preset", "ultrafast"),
		encoder("libx265", "medium", 0, "-x265-params pools=%d:log-level=error", "-preset", "medium"),
		encoder("libsvtav1", "12", 1, "-svtav1-params lp=%d", "-preset", "12"),
		encoder("libsvtav1", "8", 0, "-svtav1-params lp=%d", "-preset", "8"),
		encoder("libvpx-vp9", "realtime", 1, "-threads %d", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "3M"),
		encoder("libvpx-vp9", "realtime row-mt", 1, "-threads %d", "-deadline", "realtime", "-cpu-used", "8", "-row-mt", "1", "-b:v", "3M"),
		encoder("libvpx-vp9", "good row-mt", 0, "-threads %d", "-deadline", "good", "-cpu-used", "5", "-row-mt", "1", "-b:v", "3M"),
		encoder("libvpx", "realtime", 1, "-threads %d", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "3M"),
		encoder("libaom-av1", "realtime", 0, "-threads %d", "-usage", "realtime", "-cpu-used", "8"),
		encoder("librav1e", "10", 0, "-threads %d", "-speed", "10"),
		encoder("mpeg4", "", 4, "-threads %d", "-q:v", "4"), encoder("mpeg2video", "", 4, "-threads %d", "-q:v", "4"),
		encoder("mjpeg", "", 4, "-threads %d", "-q:v", "4"), encoder("png", "", 1, "-threads %d"),
		encoder("prores_ks", "", 1, "-threads %d"), encoder("ffv1", "", 1, "-threads %d", "-slices", "16"),
		encoder("dnxhd", "", 2, "-threads %d", "-profile:v", "dnxhr_sq", "-pix_fmt", "yuv422p"),
	}
}

// threadCounts are the numbers of threads that each component is measured with.
func threadCounts() []int { return []int{1, 2, 8} }

// raw reads the clip, which costs next to nothing.
func raw(loops int) []string {
	return []string{
		"-filter_threads", "1", "-filter_complex_threads", "1", "-stream_loop", fmt.Sprint(loops), "-threads", "1",
		"-f", "rawvideo", "-s", fmt.Sprintf("%dx%d", width, height), "-pix_fmt", "yuv420p", "-r", "30", "-i", clip,
	}
}
