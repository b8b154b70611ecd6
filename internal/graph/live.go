package graph

// live reports whether an input certainly has no end of its own: it is a
// device or a live protocol, or it is repeated for ever, and nothing on the
// input limits it.
func (b *builder) live(in *Input, options chosen) bool {
	if bounded(options) {
		return false
	}
	if loops := options.value("stream_loop"); loops != "" && loops[0] == '-' {
		return true
	}
	if loop := options.value("loop"); loop == "1" && in.Format != "gif" {
		return true
	}
	return liveProtocol(in.Protocol) || liveDevice(in.Format) || in.Lavfi != nil && endless(in.Lavfi)
}

// bounded reports whether an option of a file limits how much is read or written.
func bounded(options chosen) bool {
	for _, name := range []string{"t", "to", "frames", "fs"} {
		if _, ok := options.last(name); ok {
			return true
		}
	}
	return false
}

func liveProtocol(name string) bool {
	switch name {
	case "rtsp", "rtsps", "rtmp", "rtmps", "rtmpt", "rtmpe", "udp", "udplite", "rtp", "srtp", "srt", "rist", "mms", "mmsh", "mmst", "zmq":
		return true
	}
	return false
}

func liveDevice(format string) bool {
	switch format {
	case "v4l2", "video4linux2", "x11grab", "kmsgrab", "fbdev", "xcbgrab", "alsa", "pulse", "jack", "oss", "sndio", "openal",
		"avfoundation", "dshow", "gdigrab", "vfwcap", "decklink", "dv1394", "iec61883", "libdc1394", "android_camera",
		"rtsp", "rtp", "sdp", "sap":
		return true
	}
	return false
}

// heldBack reports whether -re or -readrate holds an input to a speed.
func heldBack(options chosen) bool {
	re, ok := options.last("re")
	return ok && !re.Negated || options.value("readrate") != ""
}
